package dev.weft.build.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnChangeTest {

  @Test
  void knowsARenameByTheKey() {
    assertThat(
            ColumnChange.between(
                schema(column("d", "delay", Primitive.INT)),
                schema(column("d", "delay_minutes", Primitive.INT))))
        .containsExactly(new ColumnChange.Renamed("delay_minutes", "delay"));
  }

  @Test
  void takesAnotherKeyForAnotherColumn() {
    assertThat(
            ColumnChange.between(
                schema(column("a", "x", Primitive.INT)), schema(column("b", "x", Primitive.LONG))))
        .containsExactly(new ColumnChange.Added("x", "long"), new ColumnChange.Removed("x", "int"));
  }

  @Test
  void saysWhatBecameOfTypeAndRequirement() {
    var before = schema(column("a", "a", Primitive.INT));
    var after = schema(new Column(0, "a", "a", Primitive.LONG, true));
    assertThat(ColumnChange.between(before, after))
        .containsExactly(
            new ColumnChange.Retyped("a", "int", "long"), new ColumnChange.Requirement("a", true));
    assertThat(ColumnChange.between(after, after)).isEmpty();
  }

  private static Schema schema(Column... columns) {
    return new Schema(List.of(columns));
  }

  private static Column column(String key, String name, Type type) {
    return new Column(0, key, name, type, false);
  }
}
