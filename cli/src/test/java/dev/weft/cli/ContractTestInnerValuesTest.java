package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Rules that count what lies inside of lists and objects: all values of all rows together.
class ContractTestInnerValuesTest {

  private static final String ROWS =
      """
      [{"k": 1, "place": {"city": "Reno"}, "tags": ["a", "bcd"], "grid": [[1, 2], null, [2]],
        "legs": [{"origin": "LAS", "miles": 10}, {"origin": null, "miles": 20}, null]},
       {"k": 2, "place": {"city": null}, "tags": [], "grid": [],
        "legs": [{"origin": "", "miles": 10}, {"origin": "n/a", "miles": null}]},
       {"k": 3, "place": null, "tags": null, "grid": null, "legs": null},
       {"k": 4, "place": {"city": "Reno"}, "tags": ["a", null], "grid": [[3]], "legs": []},
       {"k": 5, "place": null, "tags": null, "grid": null, "legs": [{"origin": "LAS", "miles": 10}]}]
      """;

  @TempDir private Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("t.json"), ROWS);
    String rows = ROWS.replace("'", "''");
    Parquet.write(
        folder.resolve("t.parquet"),
        "select r.* from (select unnest(cast(cast('"
            + rows
            + "' as json) as STRUCT(k BIGINT, place STRUCT(city VARCHAR), tags VARCHAR[],"
            + " grid BIGINT[][], legs STRUCT(origin VARCHAR, miles BIGINT)[])[])) as r)");
  }

  /// What was measured, by the name of the rule.
  private Map<String, String> measured(String file) {
    Map<String, String> measured = new LinkedHashMap<>();
    for (JsonNode check : checks(file)) {
      String outcome = check.path("outcome").asString();
      measured.put(
          check.path("name").asString(),
          outcome.equals("error")
              ? check.path("message").asString()
              : check.path("actual").asString());
    }
    return measured;
  }

  private JsonNode checks(String file) {
    return tested().checks(file);
  }

  private TestedContract tested() {
    return new TestedContract(folder);
  }

  private void assertMeasures(Map<String, String> expected) {
    for (String file : List.of("t.json", "t.parquet")) {
      assertThat(measured(file)).as(file).containsAllEntriesOf(expected);
    }
  }

  @Test
  void countsTheValuesOfAllElementsOfAllRows() {
    tested()
        .write(
            """
            - name: legs
              logicalType: array
              items:
                logicalType: object
                quality:
                  - { name: same, metric: duplicateValues, arguments: { properties: [origin, miles] }, mustBe: 1 }
                  - { name: absent, metric: nullValues, mustBe: 1 }
                properties:
                  - name: origin
                    logicalType: string
                    quality:
                      - { name: nulls, metric: nullValues, mustBe: 1 }
                      - { name: share, metric: nullValues, mustBeLessThan: 30, unit: percent }
                      - { name: missing, metric: missingValues, arguments: { missingValues: [null, "", n/a] }, mustBe: 3 }
                      - { name: words, metric: missingValues, arguments: { missingValues: ["", n/a] }, mustBeLessThan: 3 }
                      - { name: listed, metric: invalidValues, arguments: { validValues: [LAS] }, mustBe: 2 }
                      - { name: matched, metric: invalidValues, arguments: { pattern: "^[A-Z]" }, mustBeBetween: [1, 3] }
                      - { name: beside, metric: duplicateValues, arguments: { properties: [miles, origin] }, mustBe: 1 }
                  - name: miles
                    logicalType: integer
                    unique: true
                    quality:
                      - { name: repeated, metric: duplicateValues, mustBeGreaterThan: 0 }
                      - { name: part, metric: duplicateValues, mustNotBe: 0, unit: percent }
            - name: place
              logicalType: object
              properties:
                - { name: city, logicalType: string, unique: true, quality: [{ name: unknown, metric: nullValues, mustBe: 1 }] }
            - name: grid
              logicalType: array
              items:
                logicalType: array
                items: { logicalType: integer, quality: [{ name: twice, metric: duplicateValues, mustBe: 1 }] }
            """);

    Map<String, String> expected = new LinkedHashMap<>();
    expected.put("same(legs[])", "1");
    expected.put("absent(legs[])", "1");
    expected.put("nulls(legs[].origin)", "1");
    expected.put("share(legs[].origin)", "20%");
    expected.put("missing(legs[].origin)", "3");
    expected.put("words(legs[].origin)", "2");
    expected.put("listed(legs[].origin)", "2");
    expected.put("matched(legs[].origin)", "2");
    expected.put("beside(legs[].origin)", "1");
    expected.put("unique(legs[].miles)", "3 values");
    expected.put("repeated(legs[].miles)", "1");
    expected.put("part(legs[].miles)", "20%");
    expected.put("unique(place.city)", "2 values");
    expected.put("unknown(place.city)", "1");
    expected.put("twice(grid[][])", "1");
    assertMeasures(expected);
    for (JsonNode check : checks("t.parquet")) {
      String name = check.path("name").asString();
      assertThat(check.path("outcome").asString())
          .as(name)
          .isEqualTo(name.startsWith("unique") ? "failed" : "passed");
    }
  }

  @Test
  void runsSqlOnWhatLiesInside() {
    tested()
        .write(
            """
            - name: legs
              logicalType: array
              items:
                logicalType: object
                properties:
                  - name: origin
                    logicalType: string
                    quality:
                      - { name: sql, type: sql, query: "select count(*) from {object} where {object}.{property} = 'LAS' and miles = 10", mustBe: 2 }
                      - { name: own, type: sql, query: "-- mine\\nWITH mine AS (select {property} as o from ${object}) select count(*) from mine", mustBe: 5 }
                  - { name: miles, logicalType: integer }
            - name: place
              logicalType: object
              properties:
                - { name: city, logicalType: string, quality: [{ name: known, type: sql, query: "select count({property}) from {object} o where k < 5", mustBe: 2 }] }
            - name: tags
              logicalType: array
              items: { logicalType: string, quality: [{ name: longest, type: sql, query: "select max(length({property})) from {object}", mustBe: 3 }] }
            - name: grid
              logicalType: array
              items:
                logicalType: array
                items: { logicalType: integer, quality: [{ name: sum, type: sql, query: "select sum(${column}) from ${table}", mustBe: 8 }] }
            """);

    assertMeasures(
        Map.of(
            "sql(legs[].origin)", "2",
            "own(legs[].origin)", "5",
            "known(place.city)", "2",
            "longest(tags[])", "3",
            "sum(grid[][])", "8"));
  }

  /// A table without a key of its own.
  @Test
  void takesTheKeyOfAnObjectForTheTables() {
    tested()
        .write(
            """
            - name: place
              logicalType: object
              properties:
                - { name: city, logicalType: string, primaryKey: true }
            - name: tags
              logicalType: map
              map:
                key: { logicalType: string }
                value: { logicalType: string, quality: [{ type: sql, query: "select count(*) from {object}", mustBe: 1 }] }
            """);

    assertThat(measured("t.json"))
        .containsEntry("primary_key(place.city)", "2 values")
        .containsEntry("required(place.city)", "1 row")
        .hasEntrySatisfying("sql(tags.value)", why -> assertThat(why).contains("maps"));
  }

  /// Within each list or map, not over all rows.
  @Test
  void tellsObjectsApartInMapsAndDeepInItems() throws IOException {
    Files.writeString(
        folder.resolve("t.json"),
        """
        [{"k": 1, "rates": {"a": {"code": "x"}, "b": {"code": "x"}}, "legs": [{"at": {"code": "1"}}, {"at": {"code": "2"}}]},
         {"k": 2, "rates": {"a": {"code": "x"}, "b": {"code": "y"}}, "legs": [{"at": {"code": "1"}}, {"at": {"code": "1"}}]},
         {"k": 3, "rates": {}, "legs": [{"at": {"code": "1"}}, {"at": {"code": "2"}}, {"at": {"code": "2"}}]}]
        """);
    tested()
        .write(
            """
            - name: rates
              logicalType: map
              map:
                key: { logicalType: string }
                value:
                  logicalType: object
                  properties: [{ name: code, logicalType: string, primaryKey: true }]
            - name: legs
              logicalType: array
              items:
                logicalType: object
                properties:
                  - name: at
                    logicalType: object
                    properties: [{ name: code, logicalType: string, primaryKey: true }]
            """);

    assertThat(measured("t.json"))
        .containsEntry("primary_key(rates.value.code)", "1 row")
        .containsEntry("primary_key(legs[].at.code)", "2 rows");
  }

  @Test
  void takesObjectsThatWereNotReadInFullForNeitherSameNorOther() throws IOException {
    Files.writeString(
        folder.resolve("t.json"),
        """
        [{"k": 1, "place": {"x": "one"}}, {"k": 2, "place": {"x": "two"}}, {"k": 3, "place": {"x": 3}}]
        """);
    tested()
        .write(
            """
            - name: place
              logicalType: object
              unique: true
              properties: [{ name: x, logicalType: integer }]
              quality:
                - { name: same, metric: duplicateValues, mustBe: 0 }
                - { name: none, metric: nullValues, mustBe: 0 }
            """);

    assertThat(measured("t.json"))
        .containsEntry("type(place)", "2 rows")
        .containsEntry("unique(place)", "none")
        .containsEntry("same", "0")
        .containsEntry("none", "0");
  }

  @Test
  void errsWhereNothingFits() {
    tested()
        .write(
            """
            - name: tags
              logicalType: array
              items: { logicalType: string, quality: [{ metric: duplicateValues, arguments: { properties: [x] }, mustBe: 0 }] }
            - name: legs
              logicalType: array
              items:
                logicalType: object
                properties:
                  - { name: gate, logicalType: string, unique: true }
            """);

    for (JsonNode check : checks("t.parquet")) {
      String name = check.path("name").asString();
      if (name.startsWith("duplicate_values") || name.startsWith("unique")) {
        assertThat(check.path("outcome").asString()).as(name).isEqualTo("error");
      }
    }
    assertThat(measured("t.parquet"))
        .containsKeys("duplicate_values(tags[])", "unique(legs[].gate)");
  }
}
