package io.ballast.simulator.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;

/** Writes JSON straight to bytes, without trees in between. */
public final class Json {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    /** Whole numbers up to here are written without a fraction. */
    private static final double LARGEST_WHOLE = 1e15;

    private Json() {}

    /** Something that writes part of a document. */
    @FunctionalInterface
    public interface Part {
        /** Writes it. */
        void write(JsonGenerator json) throws IOException;
    }

    /** A whole document. */
    public static byte[] document(int expectedSize, Part part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(expectedSize);
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            part.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A number, null if it is NaN. */
    public static void number(JsonGenerator json, String name, double value) throws IOException {
        json.writeFieldName(name);
        if (Double.isNaN(value)) {
            json.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < LARGEST_WHOLE) {
            json.writeNumber((long) value);
        } else {
            json.writeNumber(value);
        }
    }

    /** A number, left out if it is NaN. */
    public static void numberIfKnown(JsonGenerator json, String name, double value) throws IOException {
        if (!Double.isNaN(value)) {
            number(json, name, value);
        }
    }

    /** A text, left out if it is blank. */
    public static void textIfKnown(JsonGenerator json, String name, String value) throws IOException {
        if (!value.isBlank()) {
            json.writeStringField(name, value);
        }
    }

    /** A date, left out if it is null. */
    public static void dateIfKnown(JsonGenerator json, String name, LocalDate value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value.toString());
        }
    }
}
