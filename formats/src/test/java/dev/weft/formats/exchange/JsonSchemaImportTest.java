package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.WeftException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// JSON Schema becomes contracts.
class JsonSchemaImportTest {

  private static Exchanged schema(String text) {
    return Contracts.imported("order.schema.json", text, Source.JSON_SCHEMA);
  }

  @Test
  void readsAnObjectAsATable() {
    Exchanged exchanged =
        schema(
            """
            {
              "$schema": "https://json-schema.org/draft/2020-12/schema",
              "title": "Orders",
              "description": "What was bought",
              "type": "object",
              "required": ["id", "mail", "maybe"],
              "properties": {
                "id": { "type": "integer", "minimum": -32768, "maximum": 32767 },
                "mail": { "type": "string", "format": "email", "maxLength": 80 },
                "maybe": { "type": ["string", "null"] },
                "tier": { "enum": ["gold", "silver", null] },
                "price": { "type": "number", "minimum": 0 },
                "at": { "type": "string", "format": "date-time" },
                "day": { "anyOf": [ { "type": "string", "format": "date" }, { "type": "null" } ] },
                "tags": { "type": "array", "items": { "type": "string" }, "maxItems": 3 },
                "where": { "$ref": "#/$defs/address" },
                "more": { "type": "object", "additionalProperties": { "type": "boolean" } },
                "count": { "type": "integer" }
              },
              "$defs": {
                "address": { "type": "object", "properties": { "zip": { "type": "string", "pattern": "^[0-9]+$" } } }
              }
            }
            """);

    assertThat(Contracts.told(exchanged)).isEmpty();
    assertThat(exchanged.text())
        .contains(
            "apiVersion: v3.2.0",
            "name: Orders",
            "description: What was bought",
            "{format: i16}",
            "{format: email, maxLength: 80}",
            "validValues: [gold, silver]",
            "timezone: true",
            "logicalType: date",
            "maxItems: 3",
            "name: zip",
            "logicalType: map",
            "weft.guess");
    assertThat(exchanged.text()).contains("name: mail").doesNotContain("name: maybe, required");
  }

  @Test
  void listsWhatAContractCannotSay() {
    Exchanged exchanged =
        schema(
            """
            {
              "$schema": "http://json-schema.org/draft-07/schema#",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "a": { "type": "string", "default": "x", "readOnly": true },
                "b": { "oneOf": [ { "type": "string" }, { "type": "integer" } ] },
                "c": { "type": "string", "format": "idn-email" },
                "d": { "$ref": "https://example.com/other.json" }
              },
              "if": { "properties": { "a": { "const": "x" } } },
              "dependentRequired": { "a": ["b"] },
              "$defs": { "unused": { "type": "string" } }
            }
            """);

    assertThat(exchanged.findings())
        .extracting(finding -> finding.place().line())
        .containsExactlyInAnyOrder(4, 6, 6, 7, 7, 8, 9, 9, 11, 12, 13);
  }

  @Test
  void readsSchemasThatHoldThemselves() {
    Exchanged exchanged =
        schema(
            """
            { "type": "object", "properties": { "name": { "type": "string" }, "children": { "type": "array", "items": { "$ref": "#" } },
              "a": { "$ref": "#/$defs/a" } }, "$defs": { "a": { "$ref": "#/$defs/a", "allOf": [ { "$ref": "#/$defs/a" } ] } } }
            """);

    assertThat(exchanged.text()).contains("name: children");
  }

  @Test
  void readsWhatItWrites() {
    long seed = Long.getLong("seed", 22_360L);
    var random = new Random(seed);
    int rounds = Boolean.getBoolean("weft.soak") ? 50 * 60 : 60;
    for (int round = 0; round < rounds; round++) {
      String contract = new GeneratedShapes(random).contract();
      Exchanged out = Contracts.export(Contracts.document(contract), Target.JSON_SCHEMA);
      Exchanged in = schema(out.text());
      Exchanged again = Contracts.export(Contracts.document(in.text()), Target.JSON_SCHEMA);

      assertThat(fields(again.text()))
          .as("seed %d round %d", seed, round)
          .isEqualTo(fields(out.text()));
    }
  }

  /// Without who it is and what its tables are called.
  private static String fields(String schema) {
    return schema.replaceAll(
        "\"(\\$comment|title|description)\" : \"(\\\\.|[^\"\\\\])*\",?\\s*", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\": \"string\"}",
        "[]",
        "{",
        "7",
        "{\"anyOf\": [{\"$ref\": \"#/anyOf/0\"}]}"
      })
  void refusesWhatIsNoTable(String text) {
    assertThatThrownBy(() -> schema(text)).isInstanceOf(WeftException.class);
  }
}
