package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.ColumnDefinition;
import io.trino.sql.tree.CreateTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Trino's own parser reads what is written for it.
class TrinoDdlTest {

  static List<Path> files() {
    return Contracts.files();
  }

  private static List<CreateTable> parsed(String ddl) {
    var parser = new SqlParser();
    return Stream.of(ddl.split(";\n(?=\n|$)"))
        .filter(statement -> statement.contains("CREATE"))
        .map(statement -> (CreateTable) parser.createStatement(statement))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("files")
  void readsEveryContract(Path file) {
    assertThat(parsed(Contracts.export(Contracts.document(file), Target.TRINO).text())).isNotNull();
  }

  @Test
  void readsTypesAndComments() {
    CreateTable table = parsed(Contracts.export(Contracts.rich(), Target.TRINO).text()).getFirst();

    assertThat(table.getName().getParts()).containsExactly("customers");
    assertThat(table.getComment()).contains("Who bought something.");
    assertThat(table.getElements())
        .filteredOn(ColumnDefinition.class::isInstance)
        .extracting(element -> ((ColumnDefinition) element).getType().toString())
        .containsExactly("BIGINT", "VARCHAR(120)", "VARCHAR", "DATE");
  }

  @Test
  void keepsHostileNamesAsNames() {
    List<CreateTable> tables = parsed(Contracts.export(Contracts.hostile(), Target.TRINO).text());

    assertThat(tables).hasSize(2);
    assertThat(tables.getFirst().getName().getParts()).containsExactly("select");
    assertThat(tables.getFirst().getElements())
        .extracting(element -> ((ColumnDefinition) element).getName().toString())
        .anyMatch(name -> name.equalsIgnoreCase("c'd; DROP TABLE canary; --"));
  }

  @Test
  void readsWhatIsMadeUp() {
    long seed = Long.getLong("seed", 17_320L);
    var random = new Random(seed);
    for (int round = 0; round < 60; round++) {
      String contract = new GeneratedShapes(random).contract();
      String ddl = Contracts.export(Contracts.document(contract), Target.TRINO).text();
      assertThat(parsed(ddl)).as("seed %d round %d%n%s", seed, round, ddl).isNotEmpty();
    }
  }
}
