package dev.weft.build.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.build.check.Fixtures;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Decimal;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {

  @Test
  void letsWholeNumbersGoIntoEachOther() {
    assertThat(Fit.fits(Primitive.LONG, Primitive.INT)).isTrue();
    assertThat(Fit.fits(new Decimal(38, 0), Primitive.LONG)).isTrue();
    assertThat(Fit.fits(Primitive.INT, new Decimal(10, 2))).isTrue();
  }

  @Test
  void losesNoDigitsInSilence() {
    assertThat(Fit.fits(Primitive.DOUBLE, Primitive.FLOAT)).isFalse();
    assertThat(Fit.fits(Primitive.DOUBLE, Primitive.LONG)).isFalse();
    assertThat(Fit.fits(new Decimal(10, 4), new Decimal(10, 2))).isFalse();
    assertThat(Fit.fits(Primitive.TIMESTAMP, Primitive.DATE)).isFalse();
    assertThat(Fit.fits(Primitive.LONG, Primitive.STRING)).isFalse();
  }

  @Test
  void looksInsideStructsAndLists() {
    Type given = new Type.ListOf(Column.of("element", Primitive.INT));
    assertThat(Fit.fits(given, new Type.ListOf(Column.of("element", Primitive.LONG)))).isTrue();
    Type one = new Type.Struct(List.of(Column.of("a", Primitive.INT)));
    Type two = new Type.Struct(List.of(Column.of("b", Primitive.INT)));
    assertThat(Fit.fits(one, two)).isFalse();
  }

  @Test
  void namesEveryMisfitAtItsPlace() {
    var contract =
        Fixtures.table(
            "flights",
            Fixtures.column("delay", Primitive.INT),
            Fixtures.column("origin", Primitive.STRING));
    var given =
        new Schema(
            List.of(Column.of("delay", Primitive.STRING), Column.of("surplus", Primitive.INT)));
    assertThat(Fit.check(contract, given))
        .extracting(Fit.Misfit::code, Fit.Misfit::pointer)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(ErrorCode.BUILD_TYPE, "/schema/0/properties/0"),
            org.assertj.core.groups.Tuple.tuple(ErrorCode.BUILD_COLUMN, "/schema/0/properties/1"),
            org.assertj.core.groups.Tuple.tuple(ErrorCode.BUILD_COLUMN, "/schema/0"));
  }
}
