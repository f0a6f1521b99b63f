package io.ballast.kit.database;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.ballast.kit.config.ConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DatabaseUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://owner:s%40fe@db:5433/quant",
                "postgres://owner:s%40fe@db:5433/quant",
                "postgresql+psycopg://owner:s%40fe@db:5433/quant",
                "jdbc:postgresql://db:5433/quant?user=owner&password=s%40fe"
            })
    void shouldReadEveryAcceptedForm(String text) {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", text);

        assertThat(url).isEqualTo(new DatabaseUrl("db", 5433, "quant", "owner", "s@fe", ""));
    }

    @Test
    void shouldKeepOptionsAndPutSchemaFirst() {
        DatabaseUrl url = DatabaseUrl.parse("DATABASE_URL", "postgresql://o:p@db/quant?sslmode=require");

        assertThat(url.jdbcUrl("feature"))
                .isEqualTo("jdbc:postgresql://db:5432/quant?currentSchema=feature&sslmode=require");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://o:geheim@db/quant", "postgresql://o:geheim@db", "db geheim", "jdbc:oracle:geheim"})
    void shouldRefuseOtherUrlsWithoutShowingThem(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse("DATABASE_URL", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("DATABASE_URL is not a PostgreSQL URL")
                .hasMessageNotContaining("geheim");
    }
}
