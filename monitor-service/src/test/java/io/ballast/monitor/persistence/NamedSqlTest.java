package io.ballast.monitor.persistence;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.ballast.monitor.domain.validation.ValidationRule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class NamedSqlTest {

    private static final Map<String, String> TYPES = Map.of("from", "date", "symbols", "text[]");

    @Test
    void shouldBindEachPlaceOfAParameter() {
        NamedSql sql = NamedSql.parse("""
                -- A comment with :nothing in it.
                select x::text from t where x >= :from and (:symbols is null or s = any (:symbols))""", TYPES);

        assertThat(sql.names()).containsExactly("from", "symbols", "symbols");
        assertThat(sql.text())
                .isEqualTo("select x::text from t where x >= ?::date and (?::text[] is null or s = any (?::text[]))");
    }

    @Test
    void shouldGiveTheFirstRowsOfAQueryWithTheNumberOfAll() {
        assertThat(NamedSql.parse("select 1 order by 1", TYPES).first(2).text())
                .isEqualTo("select *, count(*) over () as found from (select 1 order by 1) as row limit 2");
    }

    @ParameterizedTest
    @EnumSource(names = "FEATURES_RECOMPUTED", mode = EnumSource.Mode.EXCLUDE)
    void shouldHaveAQueryForEachRuleAndItsUnit(ValidationRule rule) {
        assertThat(NamedSql.read(TYPES, "validation/" + rule.label() + ".sql").text())
                .contains(" as key", " as evidence");
        assertThat(NamedSql.read(TYPES, "validation/counted/" + rule.unit() + ".sql")
                        .text())
                .contains("count(");
    }

    @Test
    void shouldNameAFileThatIsMissing() {
        assertThatIllegalStateException()
                .isThrownBy(() -> NamedSql.read(TYPES, "validation/none.sql"))
                .withMessage("There is no file validation/none.sql");
    }
}
