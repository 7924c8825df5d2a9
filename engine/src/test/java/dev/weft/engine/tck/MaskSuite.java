package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every mask on every type, value by value.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MaskSuite extends GovernedRuns {

  private static final Type STRUCT =
      Tables.struct(Tables.column(0, "a", Primitive.INT), Tables.column(0, "b", Primitive.STRING));

  private static final Map<String, Type> TYPES = types();

  /// A line of the resource.
  private record Case(Mask mask, Type type, String value, String shown) {
    static Case of(String line) {
      String[] parts = line.split("\\|", -1);
      Type type = java.util.Objects.requireNonNull(TYPES.get(parts[1]), parts[1]);
      return new Case(Mask.find(parts[0]).orElseThrow(), type, parts[2], parts[3]);
    }
  }

  private final Map<Mask, Given> tables = new EnumMap<>(Mask.class);
  private final Map<Mask, List<Case>> cases = new EnumMap<>(Mask.class);

  private static Map<String, Type> types() {
    Map<String, Type> types = new LinkedHashMap<>();
    List<Type> all = new ArrayList<>(List.of(Primitive.values()));
    all.add(new Type.Decimal(10, 2));
    all.add(Tables.list(0, Primitive.STRING));
    all.add(Tables.map(0, Primitive.STRING, 0, Primitive.INT));
    all.add(STRUCT);
    all.add(
        Tables.struct(
            Tables.column(
                0,
                "o",
                Tables.struct(
                    Tables.column(0, "d", Primitive.DATE),
                    Tables.column(0, "l", Tables.list(0, Primitive.INT))))));
    all.forEach(type -> types.put(type.word(), type));
    return types;
  }

  /// One table per mask: a column per case, one row of values and one of nulls.
  @BeforeAll
  void write() {
    for (String line : Corpus.lines("masks.txt")) {
      Case one = Case.of(line);
      cases.computeIfAbsent(one.mask(), mask -> new ArrayList<>()).add(one);
    }
    cases.forEach((mask, all) -> tables.put(mask, table(mask, all)));
  }

  private Given table(Mask mask, List<Case> all) {
    List<Column> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    int id = 1;
    for (Case one : all) {
      columns.add(Tables.column(id, "c" + columns.size(), identified(one.type(), id)));
      values.add(literal(one) + " as c" + values.size());
      id += 10;
    }
    Schema schema = new Schema(columns);
    String rows =
        "select * from (select 1 as n) left join (select 1 as n, "
            + String.join(", ", values)
            + ") v using (n) union all by name select 2 as n";
    ScanPlan files =
        contract()
            .files(
                "masks_" + mask.name().toLowerCase(Locale.ROOT),
                schema,
                "select * exclude (n) from (" + rows + ") order by n");
    Map<String, Mask> masks = new TreeMap<>();
    schema.names().forEach(name -> masks.put(name, mask));
    return new Given(files, obligations(schema.names(), masks));
  }

  private static Obligations obligations(List<String> names, Map<String, Mask> masks) {
    return new Obligations(new TreeSet<>(names), new TreeMap<>(masks), List.of(), Optional.empty());
  }

  /// Field ids below a column's own.
  private static Type identified(Type type, int id) {
    return switch (type) {
      case Type.Struct(List<Column> fields) -> {
        List<Column> numbered = new ArrayList<>();
        for (Column field : fields) {
          int own = id + 1 + 3 * numbered.size();
          numbered.add(field.withId(own).withType(identified(field.type(), own)));
        }
        yield new Type.Struct(numbered);
      }
      case Type.ListOf(Column element) -> new Type.ListOf(element.withId(id + 1));
      case Type.MapOf(Column key, Column value) ->
          new Type.MapOf(key.withId(id + 1), value.withId(id + 2));
      case Primitive primitive -> primitive;
      case Type.Decimal decimal -> decimal;
    };
  }

  private static String literal(Case one) {
    if (!(one.type() instanceof Primitive || one.type() instanceof Type.Decimal)) {
      return one.value();
    }
    String text = "'" + one.value().replace("'", "''") + "'";
    return one.type() == Primitive.BINARY ? "unhex(" + text + ")" : text;
  }

  private static String text(Type type, int at) {
    return type == Primitive.BINARY ? "lower(hex(c" + at + "))" : "c" + at + "::varchar";
  }

  @ParameterizedTest
  @EnumSource(names = "REDACT", mode = EnumSource.Mode.EXCLUDE)
  void showsWhatTheStandardSays(Mask mask) {
    List<Case> all = java.util.Objects.requireNonNull(cases.get(mask), mask.word());
    List<String> texts = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      texts.add(
          "select "
              + at
              + " as nr, '<' || coalesce("
              + text(all.get(at).type(), at)
              + ", 'null') || '>' as shown, n from (select *, row_number() over () as n from masked)");
    }
    List<String> expected = new ArrayList<>();
    for (int at = 0; at < all.size(); at++) {
      String shown = all.get(at).shown();
      expected.add(at + " 1 " + (shown.equals("<null>") ? shown : "<" + shown + ">"));
      expected.add(at + " 2 <null>");
    }
    String sql =
        "select nr || ' ' || n || ' ' || shown as line from ("
            + String.join(" union all ", texts)
            + ") order by nr, n";
    assertThat(
            rows(sql, Map.of("masked", java.util.Objects.requireNonNull(tables.get(mask)))).stream()
                .map(MaskSuite::unquoted)
                .toList())
        .isEqualTo(expected);
  }

  private static String unquoted(String field) {
    return field.startsWith("\"")
        ? field.substring(1, field.length() - 1).replace("\"\"", "\"")
        : field;
  }

  @ParameterizedTest
  @EnumSource(names = "REDACT", mode = EnumSource.Mode.EXCLUDE)
  void keepsTheTypesOfColumns(Mask mask) {
    List<Case> all = java.util.Objects.requireNonNull(cases.get(mask), mask.word());
    Given masked = java.util.Objects.requireNonNull(tables.get(mask));
    Given open =
        new Given(masked.files(), Obligations.none(new TreeSet<>(masked.files().schema().names())));
    String types =
        "select "
            + java.util.stream.IntStream.range(0, all.size())
                .mapToObj(at -> "typeof(c" + at + ")")
                .collect(java.util.stream.Collectors.joining(" || ';' || "))
            + " from t limit 1";
    assertThat(rows(types, Map.of("t", masked))).isEqualTo(rows(types, Map.of("t", open)));
  }

  @Test
  void shutsATableWhoseMaskDoesNotFitItsType() {
    Set<Mask> ofAll = Set.of(Mask.MASK_TO_FIXED_VALUE, Mask.REPLACE_WITH_NULL, Mask.REDACT);
    for (Map.Entry<String, Type> type : TYPES.entrySet()) {
      for (Mask mask : Mask.values()) {
        boolean fits =
            ofAll.contains(mask)
                || Corpus.lines("masks.txt").stream()
                    .anyMatch(line -> line.startsWith(mask.word() + "|" + type.getKey() + "|"));
        if (!fits) {
          Schema schema = Tables.schema(Tables.column(1, "c", identified(type.getValue(), 1)));
          Given given =
              new Given(
                  new ScanPlan(schema, List.of()), obligations(List.of("c"), Map.of("c", mask)));
          failure(ErrorCode.SQL_POLICY, () -> rows("select 1 from t", Map.of("t", given)));
        }
      }
    }
  }
}
