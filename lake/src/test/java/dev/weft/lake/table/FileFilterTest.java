package dev.weft.lake.table;

import static dev.weft.lake.table.TestLine.column;
import static dev.weft.lake.table.TestLine.schema;
import static dev.weft.model.table.Type.Primitive.DOUBLE;
import static dev.weft.model.table.Type.Primitive.LONG;
import static dev.weft.model.table.Type.Primitive.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.policy.Literal;
import dev.weft.model.policy.RowExpression;
import dev.weft.model.policy.RowExpression.Comparison;
import dev.weft.model.policy.RowValue;
import dev.weft.model.table.MetadataLocation;
import dev.weft.model.table.WrittenFile;
import dev.weft.model.table.WrittenFile.ColumnStatistics;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that can hold no row that a policy leaves are not planned; whatever cannot be told stays.
class FileFilterTest {

  private static final RowValue ID = new RowValue.OfColumn("id");
  private static final RowValue MARKET = new RowValue.OfColumn("market");
  private static final RowValue SHARE = new RowValue.OfColumn("share");

  private TestLine line;
  private MetadataLocation location;

  @BeforeEach
  void commit(@TempDir Path root) {
    line = new TestLine(root, "members");
    var state =
        line.begin(schema(column("id", LONG), column("market", STRING), column("share", DOUBLE)));
    location =
        state.commit(
            List.of(
                file(state, "low", bounds("1", "99"), bounds("de", "de")),
                file(state, "high", bounds("100", "200"), bounds("fr", "it")),
                file(state, "none", bounds("300", "400"), nulls())));
  }

  @Test
  void leavesOutWhatNoRowComesFrom() {
    assertThat(left(compare(Comparison.MORE, ID, new Literal.Whole(250)))).isEqualTo("none");
    assertThat(left(compare(Comparison.AT_LEAST, new Literal.Whole(99), ID))).isEqualTo("low");
    assertThat(left(compare(Comparison.EQUAL, MARKET, new Literal.Text("de")))).isEqualTo("low");
    assertThat(left(compare(Comparison.NOT_EQUAL, MARKET, new Literal.Text("de"))))
        .isEqualTo("high none");
    assertThat(left(in("fr", "es"))).isEqualTo("high");
    assertThat(left(new RowExpression.In(MARKET, List.of()))).isEmpty();
    assertThat(left(new RowExpression.StartsWith(MARKET, "d"))).isEqualTo("low");
    assertThat(left(new RowExpression.IsNull(MARKET))).isEqualTo("none");
    assertThat(left(new RowExpression.Always(false))).isEmpty();
    assertThat(left(in("de", "fr"), compare(Comparison.LESS, ID, new Literal.Whole(100))))
        .isEqualTo("low");
  }

  @Test
  void keepsWhatCannotBeTold() {
    var arithmetic = new RowValue.Arithmetic(RowValue.Operator.PLUS, ID, new Literal.Whole(1_000));
    var untold = compare(Comparison.EQUAL, arithmetic, new Literal.Whole(0));
    assertThat(left(untold)).isEqualTo("high low none");
    assertThat(left(new RowExpression.Not(untold))).isEqualTo("high low none");
    assertThat(left(new RowExpression.Or(List.of(in("de"), untold)))).isEqualTo("high low none");
    assertThat(left(new RowExpression.Not(new RowExpression.And(List.of(in("de"), untold)))))
        .isEqualTo("high low none");
    assertThat(left(in("de"), untold)).isEqualTo("low");
    // a NaN is more than every number to the engine, and within no bounds
    assertThat(left(compare(Comparison.MORE, SHARE, new Literal.Decimal(new BigDecimal("1e9")))))
        .isEqualTo("high low none");
  }

  private String left(RowExpression... filters) {
    return String.join(
        " ",
        line.lake().shown(location).plan(List.of(filters)).files().stream()
            .map(file -> Path.of(file.path()).getFileName().toString())
            .sorted()
            .toList());
  }

  private static RowExpression compare(Comparison how, RowValue left, RowValue right) {
    return new RowExpression.Compare(how, left, right);
  }

  private static RowExpression in(String... markets) {
    return new RowExpression.In(
        MARKET, List.of(markets).stream().map(text -> (Literal) new Literal.Text(text)).toList());
  }

  private static ColumnStatistics bounds(String lower, String upper) {
    return new ColumnStatistics(
        80, 10, 0, Optional.empty(), Optional.of(lower), Optional.of(upper));
  }

  private static ColumnStatistics nulls() {
    return new ColumnStatistics(80, 10, 10, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static WrittenFile file(
      TableState state, String name, ColumnStatistics id, ColumnStatistics market) {
    var plain = TestLine.write(state.dataFolder(), new TestLine.Content(name, 10, List.of()));
    var columns = Map.of(1, id, 2, market);
    return new WrittenFile(
        plain.path(), 10, plain.bytes(), columns, List.of(), plain.splitOffsets());
  }
}
