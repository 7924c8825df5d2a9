package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.weft.model.error.Finding;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written is a JSON Schema by the schema of schemas, and judges rows as the contract does.
class JsonSchemaExportTest {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private static final Schema META =
      REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

  static java.util.List<Path> files() {
    return Contracts.files();
  }

  private static String schema(String contract) {
    return Contracts.export(Contracts.document(contract), Target.JSON_SCHEMA).text();
  }

  @ParameterizedTest
  @MethodSource("files")
  void isASchema(Path file) {
    String text = Contracts.export(Contracts.document(file), Target.JSON_SCHEMA).text();

    assertThat(META.validate(text, InputFormat.JSON)).as(text).isEmpty();
  }

  @Test
  void isASchemaOfWhatIsMadeUp() {
    long seed = Long.getLong("seed", 11_235L);
    var random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      String text = schema(new GeneratedShapes(random).contract());
      assertThat(META.validate(text, InputFormat.JSON))
          .as("seed %d round %d%n%s", seed, round, text)
          .isEmpty();
    }
  }

  /// What a reader of the schema cannot see any more is told, one by one.
  @Test
  void tellsWhatNumbersAndTimesLose() {
    String contract =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: c
        version: 1.0.0
        status: active
        schema:
          - name: t
            properties:
              - { name: ratio, logicalType: number, logicalTypeOptions: { format: f32 } }
              - { name: mean, logicalType: number, logicalTypeOptions: { format: f64 } }
              - { name: price, logicalType: number, physicalType: "decimal(18,4)", logicalTypeOptions: { minimum: 0, exclusiveMaximum: 1000 } }
              - { name: cost, logicalType: number, physicalType: "decimal(18,4)" }
              - { name: at, logicalType: time, logicalTypeOptions: { timezone: true } }
        """;

    assertThat(Contracts.export(Contracts.document(contract), Target.JSON_SCHEMA).findings())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "`ratio` becomes a number of any size, not f32",
            "`price` keeps its bounds, not its 18 digits",
            "`at` becomes a text: time asks for a time zone",
            "`logicalTypeOptions` has no word in JSON Schema");
  }

  private static final String CONTRACT =
      """
      apiVersion: v3.2.0
      kind: DataContract
      id: c
      version: 1.0.0
      status: active
      schema:
        - name: t
          properties:
            - { name: id, logicalType: integer, logicalTypeOptions: { format: i16, minimum: 1 }, required: true }
            - { name: code, logicalType: string, logicalTypeOptions: { minLength: 2, maxLength: 3, pattern: "^[A-Z]+$" } }
            - { name: tier, logicalType: string, enum: [{ value: gold }, { value: silver }] }
            - { name: day, logicalType: date }
            - { name: at, logicalType: timestamp, logicalTypeOptions: { timezone: true } }
            - { name: price, logicalType: number, physicalType: "decimal(5,2)", logicalTypeOptions: { minimum: 0 } }
            - { name: tags, logicalType: array, items: { logicalType: string, required: true }, logicalTypeOptions: { maxItems: 2, uniqueItems: true } }
            - { name: where, logicalType: object, properties: [{ name: zip, logicalType: string, required: true }] }
            - { name: more, logicalType: map, map: { key: { logicalType: string }, value: { logicalType: integer, required: true } } }
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\": 1} | yes",
        "{\"id\": 1, \"code\": null, \"tier\": null, \"other\": 5} | yes",
        "{\"id\": 7, \"code\": \"AB\", \"tier\": \"gold\", \"day\": \"2001-02-03\"} | yes",
        "{\"id\": 7, \"at\": \"2001-02-03T04:05:06Z\", \"price\": 999.99} | yes",
        "{\"id\": 7, \"tags\": [\"a\", \"b\"], \"where\": {\"zip\": \"1\"}, \"more\": {\"k\": 1}} | yes",
        "{} | no",
        "{\"id\": null} | no",
        "{\"id\": 0} | no",
        "{\"id\": 1.5} | no",
        "{\"id\": 40000} | no",
        "{\"id\": 1, \"code\": \"A\"} | no",
        "{\"id\": 1, \"code\": \"ABCD\"} | no",
        "{\"id\": 1, \"code\": \"ab\"} | no",
        "{\"id\": 1, \"tier\": \"lead\"} | no",
        "{\"id\": 1, \"day\": \"yesterday\"} | no",
        "{\"id\": 1, \"at\": \"2001-02-03 04:05:06\"} | no",
        "{\"id\": 1, \"price\": 1000} | no",
        "{\"id\": 1, \"price\": -1} | no",
        "{\"id\": 1, \"tags\": [\"a\", \"a\"]} | no",
        "{\"id\": 1, \"tags\": [\"a\", null]} | no",
        "{\"id\": 1, \"where\": {}} | no",
        "{\"id\": 1, \"more\": {\"k\": \"v\"}} | no",
      })
  void judgesRows(String row, String valid) {
    Schema schema = REGISTRY.getSchema(schema(CONTRACT), InputFormat.JSON);

    assertThat(
            schema
                .validate(
                    row,
                    InputFormat.JSON,
                    (ExecutionContext context) ->
                        context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .isEmpty())
        .isEqualTo(valid.equals("yes"));
  }

  @Test
  void takesARowOfAnyOfSeveralTables() {
    String text = Contracts.export(Contracts.hostile(), Target.JSON_SCHEMA).text();
    Schema schema = REGISTRY.getSchema(text, InputFormat.JSON);

    assertThat(schema.validate("{\"group\": 1}", InputFormat.JSON)).isEmpty();
    assertThat(schema.validate("7", InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void listsWhatItHasNoWordFor() {
    String contract =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: c
        version: 1.0.0
        status: active
        schema:
          - name: t
            properties:
              - name: a
                logicalType: timestamp
                primaryKey: true
                primaryKeyPosition: 1
                required: true
                unique: true
                classification: personal
        slaProperties:
          - { property: frequency, value: 1, unit: d }
        """;

    assertThat(Contracts.told(Contracts.export(Contracts.document(contract), Target.JSON_SCHEMA)))
        .containsExactlyInAnyOrder(
            "W-EXPORT-002 9 `a` becomes a text: date-time asks for a time zone",
            "W-EXPORT-001 11 `primaryKey` has no word in JSON Schema",
            "W-EXPORT-001 12 `primaryKeyPosition` has no word in JSON Schema",
            "W-EXPORT-001 14 `unique` has no word in JSON Schema",
            "W-EXPORT-001 15 `classification` has no word in JSON Schema",
            "W-EXPORT-001 16 `slaProperties` has no word in JSON Schema");
  }
}
