package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.TypeWords;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What goes out as DDL comes back the same, as far as the export listed nothing of it. Replay a
/// failure with `-Dseed=`.
class RoundTripTest {

  private static final int USUAL = 150;
  private static final int ROUNDS = Boolean.getBoolean("weft.soak") ? 50 * USUAL : USUAL;

  @ParameterizedTest
  @EnumSource(names = {"DUCKDB", "POSTGRESQL", "TRINO"})
  void comesBack(Target target) {
    long seed = Long.getLong("seed", 27_182L);
    var random = new Random(seed);
    int compared = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String contract = new GeneratedShapes(random).contract();
      YamlDocument document = Contracts.document(contract);
      Exchanged out = Contracts.export(document, target);
      String shown =
          "seed %d round %d%n%s%n%s%n%s"
              .formatted(seed, round, contract, out.text(), Contracts.told(out));
      Exchanged in = Contracts.imported("tables.sql", out.text(), Source.SQL);
      compared += compare(document, out, Contracts.document(in.text()), shown);
    }
    // most of what was made up can be said
    assertThat(compared).isGreaterThan(200);
  }

  private static int compare(YamlDocument was, Exchanged out, YamlDocument is, String shown) {
    int compared = 0;
    List<Value> before = items(Values.of(was).fields().get("schema"));
    for (int t = 0; t < before.size(); t++) {
      Map<String, Value> table = fields(before.get(t));
      Map<String, Value> other = named(Values.of(is).fields().get("schema"), table.get("name"));
      List<Value> properties = items(table.get("properties"));
      for (int p = 0; p < properties.size(); p++) {
        String pointer = "/schema/" + t + "/properties/" + p;
        Map<String, Value> property = fields(properties.get(p));
        Map<String, Value> found = named(other.get("properties"), property.get("name"));
        if (isWhole(out.findings(), pointer)) {
          assertThat(plain(found)).as(pointer + "\n" + shown).isEqualTo(plain(property));
          compared++;
        }
      }
      for (String rules : List.of("quality", "relationships")) {
        if (isWhole(out.findings(), "/schema/" + t + "/" + rules)) {
          assertThat(other.get(rules)).as(shown).isEqualTo(table.get(rules));
        }
      }
    }
    return compared;
  }

  private static boolean isWhole(List<Finding> findings, String pointer) {
    return findings.stream()
        .map(finding -> finding.place().pointer())
        .noneMatch(at -> (at + "/").startsWith(pointer + "/"));
  }

  /// Without the type's own spelling, which the import keeps, but for decimals.
  private static Value plain(Map<String, Value> fields) {
    Map<String, Value> plain = new LinkedHashMap<>();
    fields.forEach(
        (key, value) -> {
          if (key.equals("physicalType") && value instanceof Value.Text(String text)) {
            Kind kind = TypeWords.read(text, Place.NOWHERE).kind();
            if (kind instanceof Kind.Exact) {
              plain.put(key, new Value.Text(kind.toString()));
            }
          } else if (value instanceof Value.Fields(Map<String, Value> inner)) {
            plain.put(key, plain(inner));
          } else if (key.equals("properties")) {
            plain.put(
                key,
                new Value.Items(items(value).stream().map(item -> plain(fields(item))).toList()));
          } else {
            plain.put(key, value);
          }
        });
    return new Value.Fields(plain);
  }

  private static Map<String, Value> named(@Nullable Value list, @Nullable Value name) {
    return Stream.ofNullable(list)
        .flatMap(items -> items(items).stream())
        .map(RoundTripTest::fields)
        .filter(item -> Objects.equals(item.get("name"), name))
        .findFirst()
        .orElse(Map.of());
  }

  private static List<Value> items(@Nullable Value value) {
    return value instanceof Value.Items(List<Value> items) ? items : List.of();
  }

  private static Map<String, Value> fields(Value value) {
    return value instanceof Value.Fields(Map<String, Value> fields) ? fields : Map.of();
  }
}
