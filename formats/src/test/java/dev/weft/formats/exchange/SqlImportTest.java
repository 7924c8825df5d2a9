package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// SQL becomes contracts.
class SqlImportTest {

  private static Exchanged sql(String text) {
    return Contracts.imported("shop.sql", text, Source.SQL);
  }

  /// The one property of a table with one column.
  private static String column(String definition) {
    Exchanged exchanged = sql("CREATE TABLE t (" + definition + ")");
    assertThat(exchanged.findings()).isEmpty();
    String text = exchanged.text();
    return text.substring(text.indexOf("properties:")).replaceAll("\\s*\\n\\s*", ", ");
  }

  /// A list of texts is what values may be, wherever a dialect lets it be written.
  @Test
  void readsTypesThatAreListsOfTexts() {
    Exchanged exchanged =
        sql(
            """
            CREATE TYPE shop."Mood" AS ENUM ('sad', 'it''s ok');
            CREATE TYPE unused AS ENUM ('a');
            CREATE TYPE pair AS (x int, y int);
            CREATE TABLE t (
              mood mood NOT NULL,
              state ENUM('open', 'paid') CHARACTER SET utf8mb4 DEFAULT 'open',
              many ENUM('a')[]
            );
            """);

    assertThat(exchanged.text().substring(exchanged.text().indexOf("properties:")))
        .isEqualTo(
            """
            properties:
                  - name: mood
                    logicalType: string
                    physicalType: mood
                    required: true
                    quality:
                      - type: library
                        metric: invalidValues
                        arguments: {validValues: [sad, it's ok]}
                        mustBe: 0
                  - name: state
                    logicalType: string
                    physicalType: ENUM('open', 'paid')
                    quality:
                      - type: library
                        metric: invalidValues
                        arguments: {validValues: [open, paid]}
                        mustBe: 0
                  - {name: many, logicalType: string, physicalType: "ENUM('a')[]"}
            """);
    assertThat(exchanged.findings())
        .extracting(Finding::message)
        .containsExactlyInAnyOrder(
            "The type `unused` is used by no table",
            "The statement `CREATE TYPE pair AS (x int, y int)` creates no table",
            "`CHARACTER SET utf8mb4` of the column `t.state` has no word in a contract",
            "`DEFAULT 'open'` of the column `t.state` has no word in a contract",
            "The type `ENUM('a')[]` of `many` has no word here; it becomes a string");
  }

  @Test
  void readsTablesWithKeysAndWords() {
    Exchanged exchanged =
        sql(
            """
            -- what we sell
            CREATE TABLE customers (
              id BIGINT PRIMARY KEY,
              email VARCHAR(120) NOT NULL UNIQUE, /* where /* we */ write */
              tier text CHECK (tier IN ('gold', 'it''s')),
              born date
            );
            CREATE TABLE IF NOT EXISTS orders (
              customer bigint NOT NULL REFERENCES customers,
              line integer CHECK (line BETWEEN 1 AND 99),
              price numeric(12, 2) CHECK (price >= 0 AND price < 1e6),
              PRIMARY KEY (customer, line),
              UNIQUE (line, price)
            );
            COMMENT ON TABLE orders IS 'One line; of an order';
            COMMENT ON COLUMN orders.price IS 'Without tax';
            """);

    assertThat(Contracts.told(exchanged)).isEmpty();
    assertThat(exchanged.text())
        .isEqualTo(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: shop
            name: shop
            version: 1.0.0
            status: draft
            schema:
              - name: customers
                logicalType: object
                properties:
                  - name: id
                    logicalType: integer
                    logicalTypeOptions: {format: i64}
                    physicalType: BIGINT
                    primaryKey: true
                    primaryKeyPosition: 1
                    required: true
                  - name: email
                    logicalType: string
                    logicalTypeOptions: {maxLength: 120}
                    physicalType: VARCHAR(120)
                    required: true
                    unique: true
                  - name: tier
                    logicalType: string
                    physicalType: text
                    quality:
                      - type: library
                        metric: invalidValues
                        arguments: {validValues: [gold, it's]}
                        mustBe: 0
                  - {name: born, logicalType: date, physicalType: date}
              - name: orders
                logicalType: object
                description: One line; of an order
                properties:
                  - name: customer
                    logicalType: integer
                    logicalTypeOptions: {format: i64}
                    physicalType: bigint
                    primaryKey: true
                    primaryKeyPosition: 1
                    required: true
                    relationships: [{to: customers.id}]
                  - name: line
                    logicalType: integer
                    logicalTypeOptions: {minimum: 1, maximum: 99}
                    physicalType: integer
                    primaryKey: true
                    primaryKeyPosition: 2
                    required: true
                  - name: price
                    logicalType: number
                    logicalTypeOptions: {minimum: 0, exclusiveMaximum: 1000000}
                    physicalType: numeric(12, 2)
                    description: Without tax
                quality:
                  - type: library
                    metric: duplicateValues
                    arguments: {properties: [line, price]}
                    mustBe: 0
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a smallint | logicalType: integer, logicalTypeOptions: {format: i16}",
        "a double precision | logicalType: number",
        "a character varying(7) | logicalTypeOptions: {maxLength: 7}",
        "a timestamp(3) with time zone | logicalType: timestamp, logicalTypeOptions: {timezone: true}",
        "a timestamp without time zone not null | logicalType: timestamp, physicalType: timestamp without time zone, required: true",
        "a int unsigned | logicalTypeOptions: {format: u32}",
        "a bytea | logicalTypeOptions: {format: binary}",
        "a uuid | logicalTypeOptions: {format: uuid}",
        "a text check (length(a) > 2) | logicalTypeOptions: {minLength: 3}",
        "a int check (5 <= a) | logicalTypeOptions: {minimum: 5}",
        "a int check ((a > 0) and (a < 10)) | logicalTypeOptions: {exclusiveMinimum: 0, exclusiveMaximum: 10}",
        "a text check ((a)::text = any ((array['x'::character varying, 'y'::character varying])::text[])) | validValues: [x, \"y\"]",
        "a date check (a >= '2001-01-01'::date) | minimum: \"2001-01-01\"",
        "a int comment 'what it is' | description: what it is",
      })
  void readsColumns(String definition, String expected) {
    assertThat(column(definition)).contains(expected);
  }

  @Test
  void readsNestedTypes() {
    Exchanged exchanged =
        sql(
            "CREATE TABLE t (a STRUCT(\"x y\" INTEGER[], z MAP(VARCHAR, DECIMAL(5,2))),"
                + " b ARRAY(ROW(c BIGINT, d TIMESTAMP(6) WITH TIME ZONE)))");

    assertThat(exchanged.findings()).isEmpty();
    assertThat(exchanged.text())
        .contains("apiVersion: v3.2.0", "name: x y", "decimal(5,2)")
        .contains("timezone: true");
  }

  @Test
  void readsADumpOfPostgres() {
    Exchanged exchanged =
        sql(
            """
            \\restrict abc
            SET statement_timeout = 0;
            SELECT pg_catalog.set_config('search_path', '', false);
            CREATE TABLE public.a (
                id integer NOT NULL,
                state text DEFAULT 'new'::text,
                CONSTRAINT a_state_check CHECK ((state = ANY (ARRAY['new'::text, 'old'::text])))
            );
            ALTER TABLE public.a OWNER TO shop;
            CREATE TABLE public.b (a_id integer);
            COPY public.a (id, state) FROM stdin;
            1\tit's ; "odd
            \\.
            ALTER TABLE ONLY public.a ADD CONSTRAINT a_pkey PRIMARY KEY (id);
            ALTER TABLE ONLY public.b
                ADD CONSTRAINT b_fkey FOREIGN KEY (a_id) REFERENCES public.a(id) ON DELETE CASCADE;
            CREATE INDEX i ON public.b USING btree (a_id);
            """);

    assertThat(exchanged.text())
        .contains("primaryKey: true", "to: a.id", "validValues: [new, old]");
    assertThat(Contracts.told(exchanged))
        .containsExactlyInAnyOrder(
            "W-IMPORT-001 4 The schema `public` of `a` is left out",
            "W-IMPORT-001 6 `DEFAULT 'new'::text` of the column `a.state` has no word in a contract",
            "W-IMPORT-001 9 `OWNER TO shop` (a change of `a`) has no word in a contract",
            "W-IMPORT-001 10 The schema `public` of `b` is left out",
            "W-IMPORT-001 11 The statement `COPY public.a (id, state) FROM stdin` creates no table",
            "W-IMPORT-001 16 `ON DELETE CASCADE` (a part of a constraint of `b`) has no word in a"
                + " contract",
            "W-IMPORT-001 17 The statement `CREATE INDEX i ON public.b USING btree (a_id)` creates"
                + " no table");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CHECK (a < b)",
        "CHECK (a > 0 OR b > 0)",
        "CHECK (a % 2 = 0)",
        "CHECK (a IN (1, b))",
        "CHECK (NOT a > 0)",
        "CHECK (a <> 1)",
        "CHECK (c > 0)",
        "CHECK (a LIKE 'x%')",
        "EXCLUDE USING gist (a WITH =)",
        "PRIMARY KEY (lower(a))",
        "FOREIGN KEY (a) REFERENCES elsewhere (x)"
      })
  void listsConstraintsThatAContractCannotSay(String constraint) {
    Exchanged exchanged = sql("CREATE TABLE t (a integer, b integer, " + constraint + ")");

    assertThat(exchanged.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(ErrorCode.IMPORT_LEFT_OUT);
              assertThat(finding.place().line()).isEqualTo(1);
            });
    assertThat(exchanged.text()).doesNotContain("minimum", "primaryKey", "relationships");
  }

  @Test
  void listsTypesItDoesNotKnow() {
    Exchanged exchanged = sql("CREATE TABLE t (a interval year to month, b numeric, c)");

    assertThat(Contracts.told(exchanged))
        .containsExactly(
            "W-IMPORT-002 1 The type `interval year to month` of `a` has no word here; it becomes a"
                + " string",
            "W-IMPORT-002 1 The type `numeric` of `b` is not quite a number",
            "W-IMPORT-002 1 `c` has no type, so it becomes a string");
  }

  @Test
  void takesWhatContradictsItselfOutAgain() {
    Exchanged exchanged = sql("CREATE TABLE t (a integer CHECK (a > 5 AND a < 3))");

    assertThat(Contracts.told(exchanged)).singleElement().asString().contains("is left out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 1",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE t (a text DEFAULT 'never ends)",
        "/* CREATE TABLE t (a int)",
        "CREATE TABLE t AS SELECT 1",
        "CREATE TABLE (a int)",
        "CREATE TABLE t (a int"
      })
  void refusesWhatCreatesNoTable(String text) {
    var failure =
        catchThrowableOfType(
            WeftException.class,
            () -> new Importer(Contracts.FORM).read(SourceFile.of("a.sql", text), Source.SQL, ""));

    assertThat(failure.code()).isEqualTo(ErrorCode.IMPORT_UNREADABLE);
  }

  @Test
  void keepsWithinBounds() {
    String deep = "CREATE TABLE t (a int CHECK (" + "(".repeat(100_000) + "a > 0))";
    String types = "CREATE TABLE u (a " + "ARRAY(".repeat(50) + "int" + ")".repeat(50) + ")";

    Exchanged exchanged = sql(types + ";" + deep);

    assertThat(exchanged.text()).contains("name: u").doesNotContain("name: t\n");
    assertThat(exchanged.findings()).hasSize(2);
  }

  @Test
  void keepsOddNames() {
    Exchanged exchanged = sql("create table \"a\"\"b; --\" (\"größe ☃\" int, `x y` int)");

    assertThat(exchanged.text()).contains("a\"b; --", "größe ☃", "x y");
    assertThat(List.of(exchanged.findings())).hasSize(1);
  }
}
