package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.renamed;
import static dev.weft.lake.table.TestLine.schema;
import static dev.weft.model.table.Type.Primitive.DATE;
import static dev.weft.model.table.Type.Primitive.DOUBLE;
import static dev.weft.model.table.Type.Primitive.FLOAT;
import static dev.weft.model.table.Type.Primitive.INT;
import static dev.weft.model.table.Type.Primitive.LONG;
import static dev.weft.model.table.Type.Primitive.STRING;
import static dev.weft.model.table.Type.Primitive.TIMESTAMP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One key, one id for ever, while its type only widens.
class FieldIdsTest {

  @TempDir Path root;

  @SuppressWarnings("NullAway.Init")
  private TestLine line;

  @BeforeEach
  void open() {
    line = new TestLine(root, "flights");
  }

  /// The ids of the next release, nested ones behind their parent in brackets.
  private String next(Column... columns) {
    var location = line.publish(schema(columns), "f");
    return nested(line.lake().plan(location).schema().columns());
  }

  private static String nested(List<Column> columns) {
    return String.join(
        " ",
        columns.stream()
            .map(
                each -> {
                  var within = ColumnIds.within(each.type());
                  String own = each.id() + ":" + each.name();
                  return within.isEmpty() ? own : own + "(" + nested(within) + ")";
                })
            .toList());
  }

  @Test
  void beginsAtOneInTheOrderOfTheColumns() {
    assertThat(next(column("origin", STRING), column("delay", INT), column("at", TIMESTAMP)))
        .isEqualTo("1:origin 2:delay 3:at");
  }

  @Test
  void numbersColumnsBeforeWhatLiesWithinThem() {
    assertThat(next(column("leg", struct(column("from", STRING))), column("delay", INT)))
        .isEqualTo("1:leg(3:from) 2:delay");
  }

  @Test
  void keepsTheIdThroughARename() {
    next(column("delay", INT));
    assertThat(next(renamed("delay", "delay_minutes", INT))).isEqualTo("1:delay_minutes");
  }

  @Test
  void tellsASwapOfNamesFromASwapOfColumns() {
    next(column("origin", STRING), column("destination", STRING));
    assertThat(
            next(
                renamed("destination", "origin", STRING), renamed("origin", "destination", STRING)))
        .isEqualTo("2:origin 1:destination");
  }

  @Test
  void givesAColumnThatComesBackItsOldId() {
    next(column("origin", STRING), column("delay", INT));
    next(column("origin", STRING));
    next(column("origin", STRING), column("distance", INT));
    assertThat(next(column("delay", INT), column("origin", STRING))).isEqualTo("2:delay 1:origin");
  }

  static List<List<Type>> widenings() {
    return List.of(
        List.of(INT, LONG),
        List.of(FLOAT, DOUBLE),
        List.of(new Type.Decimal(9, 2), new Type.Decimal(18, 2)));
  }

  @ParameterizedTest
  @MethodSource("widenings")
  void keepsTheIdWhileTheTypeWidens(List<Type> types) {
    next(column("cost", types.getFirst()));
    assertThat(next(column("cost", types.getLast()))).isEqualTo("1:cost");
  }

  @ParameterizedTest
  @MethodSource("widenings")
  void givesANewIdWhenTheTypeNarrows(List<Type> types) {
    next(column("cost", types.getLast()));
    assertThat(next(column("cost", types.getFirst()))).isEqualTo("2:cost");
  }

  static List<List<Type>> changes() {
    return List.of(
        List.of(INT, STRING),
        List.of(STRING, INT),
        List.of(INT, DOUBLE),
        List.of(DATE, TIMESTAMP),
        List.of(new Type.Decimal(9, 2), new Type.Decimal(9, 3)),
        List.of(LONG, new Type.Decimal(19, 0)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void givesANewIdWhenTheTypeChanges(List<Type> types) {
    next(column("cost", types.getFirst()));
    assertThat(next(column("cost", types.getLast()))).isEqualTo("2:cost");
    assertThat(next(column("cost", types.getFirst()))).as("and back").isEqualTo("1:cost");
  }

  @Test
  void comparesWithEveryTypeOfThePastAlsoAfterARollback() {
    var narrow = line.publish(schema(column("cost", INT)), "a");
    next(column("cost", LONG));
    line.rollback(narrow);
    assertThat(next(column("cost", INT))).as("1 has been a long").isEqualTo("2:cost");
    assertThat(next(column("cost", LONG))).as("the shown one widens").isEqualTo("2:cost");
  }

  @Test
  void tellsNestedFieldsByTheirPathOfKeys() {
    next(
        column("origin", struct(column("iata", STRING), column("city", STRING))),
        column("destination", struct(column("iata", STRING))));
    assertThat(
            next(
                column(
                    "destination", struct(column("city", STRING), renamed("iata", "code", STRING))),
                column("origin", struct(column("city", STRING)))))
        .isEqualTo("2:destination(6:city 5:code) 1:origin(4:city)");
  }

  @Test
  void keepsAListWhileItsElementKeepsItsId() {
    next(column("delays", list(INT)));
    assertThat(next(column("delays", list(LONG)))).isEqualTo("1:delays(2:element)");
    assertThat(next(column("delays", list(STRING)))).isEqualTo("3:delays(4:element)");
    assertThat(next(column("delays", list(LONG)))).isEqualTo("1:delays(2:element)");
  }

  @Test
  void letsStructsInListsGrow() {
    next(column("legs", list(struct(column("from", STRING)))));
    assertThat(next(column("legs", list(struct(column("to", STRING), column("from", STRING))))))
        .isEqualTo("1:legs(2:element(4:to 3:from))");
  }

  @Test
  void widensValuesOfMapsButNotTheirKeys() {
    next(column("counts", map(INT, INT)));
    assertThat(next(column("counts", map(INT, LONG)))).isEqualTo("1:counts(2:key 3:value)");
    assertThat(next(column("counts", map(LONG, LONG)))).isEqualTo("4:counts(5:key 3:value)");
  }

  @Test
  void replacesAMapWhoseKeyGrows() {
    next(column("counts", map(struct(column("iata", STRING)), INT)));
    assertThat(
            next(column("counts", map(struct(column("iata", STRING), column("day", DATE)), INT))))
        .isEqualTo("5:counts(6:key(4:iata 7:day) 3:value)");
  }

  @Test
  void replacesAStructThatBecomesAListAndBack() {
    next(column("leg", struct(column("from", STRING))));
    assertThat(next(column("leg", list(STRING)))).isEqualTo("3:leg(4:element)");
    assertThat(next(column("leg", struct(column("from", STRING))))).isEqualTo("1:leg(2:from)");
  }

  @Test
  void ignoresIdsThatTheCallerThoughtOf() {
    var schema = line.lake().schemaFor(line.newest(), schema(column("delay", INT).withId(77)));
    assertThat(TestLine.ids(schema)).isEqualTo("1:delay");
  }

  @Test
  void refusesTwoColumnsOfOneKey() {
    assertThatThrownBy(() -> next(column("delay", INT), renamed("delay", "late", INT)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Two columns have the key delay");
  }

  @Test
  void refusesASchemaWithIdsOfOtherColumns() {
    next(column("origin", STRING), column("delay", INT));
    var forged = schema(column("delay", INT).withId(1));
    assertThatThrownBy(
            () ->
                line.lake()
                    .begin(
                        new TableDraft(line.place(), "forged", forged, List.of(), List.of()),
                        line.line()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask schemaFor");
  }

  private static Type struct(Column... fields) {
    return new Type.Struct(List.of(fields));
  }

  private static Type list(Type element) {
    return new Type.ListOf(column("element", element));
  }

  private static Type map(Type key, Type value) {
    return new Type.MapOf(
        new Column(0, "key", "key", key, true), new Column(0, "value", "value", value, false));
  }
}
