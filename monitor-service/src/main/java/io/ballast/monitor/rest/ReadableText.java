package io.ballast.monitor.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

import org.jboss.resteasy.reactive.RestResponse;

/**
 * Media types of what is there as JSON and for people too. Their ranks say that whoever asks for any type gets JSON;
 * without them the framework would choose.
 */
final class ReadableText {

    static final String MARKDOWN = "text/markdown;qs=0.9";
    static final String HTML = MediaType.TEXT_HTML + ";qs=0.8";

    private ReadableText() {}

    static RestResponse<String> markdown(String text) {
        return of(text, "text/markdown");
    }

    static RestResponse<String> html(String text) {
        return of(text, MediaType.TEXT_HTML);
    }

    /** Without the header the type would tell its rank, too. */
    private static RestResponse<String> of(String text, String type) {
        return RestResponse.ResponseBuilder.ok(text)
                .header(HttpHeaders.CONTENT_TYPE, type + ";charset=UTF-8")
                .build();
    }
}
