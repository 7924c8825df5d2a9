package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The whole of the Data Contract Specification, a part at a time: each field is in the contract
/// that comes out, or listed as left out. Rewritten with `-Dgolden.rewrite=true`.
class DataContractCasesTest {

  private static final String HEAD =
      """
      dataContractSpecification: 1.2.0
      id: shop
      info: { title: shop, version: 1.0.0 }
      """;

  private static final String MODELS = "models: { m: { fields: { a: { type: int } } } }\n";

  private static final Path FOLDER = Path.of("src/test/resources/golden/import");

  private static void check(String name, Exchanged exchanged) throws IOException {
    String told = String.join("\n", Contracts.told(exchanged)) + "\n";
    check(name + ".yaml", exchanged.text());
    check(name + ".findings", told);
  }

  private static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(file).as("run `make golden` to write it").exists();
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }

  private static Exchanged read(String text) {
    return Contracts.imported("datacontract.yaml", text, Source.DATA_CONTRACT);
  }

  @Test
  void readsWhoAndUnderWhatTerms() throws IOException {
    Exchanged exchanged =
        read(
            """
            dataContractSpecification: 1.2.0
            id: urn:trips
            info:
              title: Trips
              version: 3.1.0
              status: In Development
              description: |
                Rides by tram.
              owner: Trams
              dataProduct: rides
              links: { blog: "https://example.com/blog" }
              contact:
                name: Ada
                url: https://example.com/ada
                email: ada@example.com
                phone: "1"
            terms:
              usage: Reports
              limitations: None
              billing: 5 EUR per month
              noticePeriod: P3M
              region: EU
              policies:
                - name: privacy
                  url: https://example.com/privacy
                - type: security
                  name: keys
                  description: Who holds them
                  url: https://example.com/keys
                - { name: spoken, description: Ask }
            links: { wiki: "https://example.com/wiki", odd: [1] }
            tags: [rides]
            cost: 7
            models: { m: { fields: { a: { type: int } } } }
            """);

    check("terms", exchanged);
  }

  @Test
  void readsServersAsOdcsHasThem() throws IOException {
    Exchanged exchanged =
        read(
            HEAD
                + """
                servers:
                  big: { type: BigQuery, project: p, dataset: d, description: Big, environment: prod }
                  stream: { type: kafka, host: "h:9092", topic: t, format: avro, ssl: true }
                  cold: { type: redshift, account: "1", database: d, schema: s, endpoint: e, clusterIdentifier: c, port: 5439 }
                  frame: { type: dataframe }
                  share: { type: databricks, share: s, catalog: c, schema: s }
                  file: { type: local, path: ./a.csv, format: csv, roles: [ { name: reader, description: Reads, more: 1 }, { description: nameless } ] }
                  short: { type: oracle, host: h }
                """
                + MODELS);

    check("servers", exchanged);
  }

  @Test
  void readsModelsWithAllTheirWords() throws IOException {
    Exchanged exchanged =
        read(
            HEAD
                + """
                models:
                  m:
                    type: view
                    title: The M
                    description: |
                      All of it.
                    tags: [t]
                    links: { wiki: "https://example.com/m" }
                    additionalFields: true
                    config: { avroNamespace: n.s, partition: [a] }
                    examples: [ "a\\n1\\n" ]
                    primaryKey: [b, a, gone]
                    owner: me
                    fields:
                      a: { type: int }
                      b: { type: string }
                      c: { type: long, primaryKey: true }
                      d: { type: int, references: n.a }
                      e: { type: int, references: n.o.a }
                      f: { type: object, fields: { g: { type: int, primaryKey: true }, h: { type: int, primary: true }, i: { type: int, references: n.a } } }
                      nothing:
                      scalar: int
                  n:
                    fields: { a: { type: int, primary: true }, o: { type: record, fields: { a: { type: int } } } }
                  empty:
                """);

    check("models", exchanged);
  }

  @Test
  void readsFieldsAndTheirDefinitions() throws IOException {
    Exchanged exchanged =
        read(
            HEAD
                + """
                servers: { db: { type: postgres, host: h, port: 1, database: d, schema: s } }
                models:
                  m:
                    fields:
                      id: { $ref: "#/definitions/shop/id", required: true, unique: true, description: Own }
                      escaped: { $ref: "#/definitions/shop~1id" }
                      away: { $ref: "https://example.com/id.yaml", type: string }
                      price: { type: decimal, scale: 2, minimum: 0, exclusiveMaximum: 9, config: { postgresType: "numeric(38, 2)", avroType: bytes } }
                      ratio: { type: number, config: { postgresType: float8, physicalType: real } }
                      level: { type: int, enum: ["1", "2"], example: "2" }
                      mail: { type: text, format: email, minLength: 3, maxLength: 80, pattern: "@", pii: false, classification: internal, title: Mail, tags: [x], examples: [a@b] }
                      at: { type: timestamp, format: iso, minLength: 3 }
                      day: { type: date }
                      clock: { type: time }
                      naive: { type: timestamp_ntz }
                      blob: { type: bytes }
                      doc: { type: json }
                      none: { type: "null" }
                      odd: { type: string, required: sometimes, owner: me, links: { wiki: "https://example.com/odd" } }
                      bag: { type: map, values: { type: boolean, required: true } }
                      many: { type: array, items: { $ref: "#/definitions/shop/id" } }
                      sum:
                        type: long
                        lineage:
                          inputFields:
                            - { namespace: crm, name: db.orders, field: total, transformations: [ { type: DIRECT, subtype: AGGREGATION, description: Added up, masking: false } ] }
                            - { namespace: crm, name: db.orders, field: at }
                          transformationDescription: By day
                          transformationType: IDENTITY
                definitions:
                  shop/id: { name: id, domain: shop, type: string, format: uuid, title: Id, description: Theirs, pii: true, example: 243c25e5-a081-43a9-aeab-6d5d5b6cb5e2, links: { wiki: "https://example.com/id" } }
                  unused: { type: int }
                """);

    check("fields", exchanged);
  }

  @Test
  void readsRulesOfQuality() throws IOException {
    Exchanged exchanged =
        read(
            HEAD
                + """
                models:
                  m:
                    fields:
                      a:
                        type: int
                        quality:
                          - { type: text, description: Is fine }
                          - { type: sql, dialect: duckdb, query: "select max({field}) from {model}", mustBeBetween: [1, 9], description: In range }
                          - { type: library, rule: validValues, validValues: [1, 2] }
                          - { type: library, rule: duplicateCount, mustBeLessThan: 5, unit: percent }
                          - { rule: nullCheck }
                          - { type: custom, engine: soda, implementation: { type: no_duplicate_values } }
                          - { type: custom, engine: soda }
                          - { type: library, rule: rowsOfMine, mustBe: 1 }
                    quality:
                      - { type: sql, query: "select count(*) from m", mustBeGreaterThanOrEqualTo: 1, mustBeLessThan: 9 }
                      - { type: sql, query: "select count(*) from m", mustNotBeBetween: [2, 3] }
                      - { type: library, rule: rowCount, mustBeGreaterThan: 0 }
                """);

    check("quality", exchanged);
  }

  @Test
  void readsServiceLevels() throws IOException {
    Exchanged exchanged =
        read(
            HEAD
                + MODELS
                + """
                servicelevels:
                  availability: { description: By day, percentage: 99.95% }
                  retention: { unlimited: true }
                  latency: { threshold: PT1H30M, sourceTimestampField: m.a, processedTimestampField: m.a }
                  freshness: { threshold: 90s, timestampField: m.a, unit: odd }
                  frequency: { description: Each night, type: batch, interval: daily, cron: "0 2 * * *" }
                  support: { description: Office hours, time: 9 to 5, responseTime: 1h }
                  backup: { interval: weekly, cron: "0 0 * * 0", recoveryTime: 24 hours, recoveryPoint: 1 week }
                  errorRate: 0.1%
                  endOfLife: { description: Not yet known }
                """);

    check("levels", exchanged);
  }

  @Test
  void readsDocumentsOfTheFirstVersions() throws IOException {
    Exchanged exchanged =
        read(
            """
            dataContractSpecification: 0.9.3
            id: shop
            info: { title: shop, version: 1.0.0 }
            models: { m: { fields: { a: { type: int, primary: true } } } }
            examples: [ { type: csv, model: m, data: "a\\n1\\n" } ]
            serviceLevels: { retention: { period: 1 year } }
            quality: { type: SodaCL, specification: { checks for m: [ row_count > 0 ] } }
            """);

    check("first", exchanged);
  }
}
