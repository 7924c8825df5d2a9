package dev.weft.formats.bitol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Definition;
import dev.weft.model.contract.Measure;
import dev.weft.model.contract.Server;
import dev.weft.model.contract.ServiceLevel;
import dev.weft.model.contract.ServiceLevel.Target;
import dev.weft.model.contract.TimeSpan;
import dev.weft.model.document.SourceFile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What a contract promises beside its rows, where its data is, and where its words are defined.
class ServiceLevelReaderTest {

  private static final ContractReader READER = new ContractReader(new StandardSchemas());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "property: freshness, value: 24, unit: h | 0 | PT24H",
        "property: Latency, value: 4, unit: d | 0 | PT96H",
        "property: ly, value: 1.5, unit: hours | 0 | PT1H30M",
        "property: re, value: 3, unit: y | 36 | PT0S",
        "property: retention, value: 1.5, unit: years | 18 | PT0S",
        "property: retention, value: 0.5, unit: month | 0 | PT365H14M33S",
        "property: retention, value: P1Y2M3DT4H | 14 | PT76H",
        "property: retention, value: PT90M | 0 | PT90M",
        "property: frequency, value: 1, valueExt: 1, unit: d | 0 | PT24H",
        "property: fy, value: weekly | 0 | PT168H",
        "property: frequency, value: Monthly | 1 | PT0S",
        "property: td, value: 250, unit: ms | 0 | PT0.25S"
      })
  void readsLengthsOfTime(String written, int months, Duration rest) {
    assertThat(level(written).target()).isEqualTo(new Target.Span(new TimeSpan(months, rest)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "property: freshness, value: 24",
        "property: freshness, value: 24, unit: parsecs",
        "property: freshness, value: -1, unit: h",
        "property: freshness, value: soon",
        "property: freshness, value: -PT5M",
        "property: retention, value: 99999999, unit: y",
        "property: retention, value: 1e99, unit: d",
        "property: retention, value: P99999999999Y",
        "property: frequency, value: on demand",
        "property: frequency, value: 0, unit: d",
        "property: availability, value: 101, unit: percent",
        "property: timeOfAvailability, value: in the morning",
        "property: timeOfAvailability, value: '25:00'",
        "property: timeOfAvailability, value: '09:00 Nowhere/Town'",
        "property: endOfLife, value: some day",
        "property: throughput, value: 20, unit: MB/s",
        "property: carbon, value: 3, unit: kg"
      })
  void keepsWhatIsNoneAsWords(String written) {
    assertThat(level(written).target()).isEqualTo(new Target.Words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "property: availability, value: 99.5, unit: percent | 99.5",
        "property: av, value: 99.9% | 99.9",
        "property: availability, value: 0.995 | 99.500",
        "property: availability, value: 99.5 | 99.5",
        "property: er, value: 0.5, unit: percent | 0.5",
        "property: errorRate, value: 0.5 | 0.5"
      })
  void readsShares(String written, BigDecimal percent) {
    assertThat(level(written).target()).isEqualTo(new Target.Share(percent));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "property: timeOfAvailability, value: 09:00-08:00 | 09:00 | -08:00",
        "property: timeliness, value: '6:30' | 06:30 | Z",
        "property: timeOfAvailability, value: '06:00:30Z' | 06:00:30 | Z",
        "property: timeOfAvailability, value: '06:00 Europe/Berlin' | 06:00 | Europe/Berlin"
      })
  void readsHoursOfTheDay(String written, LocalTime time, String zone) {
    assertThat(level(written).target()).isEqualTo(new Target.Hour(time, ZoneId.of(zone)));
  }

  @Test
  void readsMoments() {
    assertThat(level("property: ga, value: '2022-05-12T09:30:10-08:00'").target())
        .isEqualTo(new Target.Moment(Instant.parse("2022-05-12T17:30:10Z")));
  }

  @ParameterizedTest
  @EnumSource(Measure.class)
  void knowsEveryPropertyInAnyCase(Measure measure) {
    assertThat(Measure.find(measure.word().toUpperCase(Locale.ROOT))).contains(measure);
  }

  @Test
  void keepsAllThatStandsThere() {
    ServiceLevel level =
        contract(
                """
                slaDefaultElement: orders.day
                slaProperties:
                  - { property: carbon, value: 3, valueExt: 4, unit: kg, driver: regulatory, description: Little., scheduler: cron, schedule: "0 5 * * *" }
                  - { property: fy, value: daily, element: "orders.id, orders.day", scheduler: airflow, schedule: nightly }
                """)
            .serviceLevels()
            .getFirst();
    assertThat(level)
        .isEqualTo(
            new ServiceLevel(
                "carbon",
                Optional.empty(),
                new Target.Words(),
                "3",
                Optional.of("4"),
                Optional.of("kg"),
                List.of("orders.day"),
                Optional.of("regulatory"),
                Optional.of("0 5 * * *"),
                "Little.",
                "/slaProperties/0"));
    assertThat(level.text()).isEqualTo("3 kg");
    assertThat(level.name()).isEqualTo("carbon");
  }

  @Test
  void keepsElementsAndOtherSchedulersApart() {
    ServiceLevel level =
        level(
            "property: fy, value: daily, element: 'orders.id, orders.day', scheduler: airflow,"
                + " schedule: nightly");
    assertThat(level.elements()).containsExactly("orders.id", "orders.day");
    assertThat(level.schedule()).isEmpty();
    assertThat(level.name()).isEqualTo("frequency");
  }

  @Test
  void readsServersWithoutWhatOpensThem() {
    Contract contract =
        contract(
            """
            servers:
              - { server: prod, type: postgres, environment: prod, host: db.example.com, port: 5432, database: shop, schema: public, description: The shop. }
              - { server: files, type: s3, location: "s3://key:secret@bucket/orders?token=secret", format: parquet }
              - { server: other, type: custom, host: "jdbc:sqlserver://db;password=secret", customProperties: [{ property: password, value: secret }] }
            """);
    assertThat(contract.servers())
        .extracting(Server::name, Server::type, Server::environment, Server::description)
        .contains(Tuple.tuple("prod", "postgres", "prod", "The shop."));
    assertThat(contract.servers().getFirst().place())
        .isEqualTo(
            Map.of(
                "host", "db.example.com",
                "port", "5432",
                "database", "shop",
                "schema", "public"));
    assertThat(contract.servers().get(1).place().get("location")).isEqualTo("s3://bucket/orders");
    assertThat(contract.servers()).asString().doesNotContain("secret");
  }

  @Test
  void readsWhereElementsAreDefined() {
    assertThat(
            contract("authoritativeDefinitions: [{ type: tutorial, url: 'https://example.com' }]")
                .definitions())
        .containsExactly(
            new Definition("", "tutorial", "https://example.com", "/authoritativeDefinitions/0"),
            new Definition(
                "/schema/0/properties/1",
                "businessDefinition",
                "glossary/day",
                "/schema/0/properties/1/authoritativeDefinitions/0"));
  }

  private static ServiceLevel level(String written) {
    return contract("slaProperties: [{ " + written + " }]").serviceLevels().getFirst();
  }

  private static Contract contract(String more) {
    String text =
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: sales.orders.orders
        version: 1.0.0
        status: active
        schema:
          - name: orders
            properties:
              - { name: id, logicalType: integer }
              - { name: day, logicalType: date, authoritativeDefinitions: [{ type: businessDefinition, url: glossary/day }] }
        """;
    var findings = new Findings();
    var documents =
        new YamlReader().read(SourceFile.of("contract.yaml", text + more + "\n"), findings);
    return READER.read(documents.getFirst(), findings).orElseThrow().value();
  }
}
