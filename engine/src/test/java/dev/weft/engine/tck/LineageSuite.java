package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.lineage.Lineage.OutputColumn;
import java.util.Collection;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which columns reach a result, and which only decide its rows: one case each.
abstract class LineageSuite {

  abstract SqlFrontEnd queries();

  static Stream<String> cases() {
    return Stream.of(Corpus.text("lineage.txt").split("\n\n"))
        .filter(block -> !block.startsWith("#"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void traces(String block) {
    String[] parts = block.strip().split("\n", 2);
    Statement statement = queries().parse(parts[0]);
    Lineage lineage = queries().bind(statement, SampleTables.of(statement)).lineage();
    assertThat(printed(lineage)).as(parts[0]).isEqualTo(parts[1].strip());
  }

  private static String printed(Lineage lineage) {
    return Stream.concat(
            lineage.columns().stream().flatMap(LineageSuite::lines),
            Stream.of(line("?", lineage.influences())))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> lines(OutputColumn column) {
    return Stream.concat(
        Stream.of(line(column.name(), column.inputs())),
        column.through().stream()
            .map(t -> "~ " + t.input() + " through " + String.join(" ", t.functions())));
  }

  private static String line(String name, Collection<ColumnRef> columns) {
    return columns.stream()
        .map(ColumnRef::toString)
        .collect(Collectors.joining(" ", name + ": ", ""))
        .strip();
  }
}
