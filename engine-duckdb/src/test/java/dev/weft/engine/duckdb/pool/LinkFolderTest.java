package dev.weft.engine.duckdb.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkFolderTest {

  private static final Schema SCHEMA =
      new Schema(List.of(new Column(1, "id", "id", Primitive.LONG, true)));

  @TempDir private Path folder;
  private LinkFolder links;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectory(folder.resolve("links"));
    Files.writeString(folder.resolve("a"), "A");
    Files.writeString(folder.resolve("b"), "B");
    links = new LinkFolder(folder.resolve("links"));
  }

  private String link(String file) {
    ScanFile scan = new ScanFile(folder.resolve(file).toString(), 1, 1, SCHEMA);
    return links
        .link(Map.of("t", new ScanPlan(SCHEMA, List.of(scan))))
        .firstEntry()
        .getValue()
        .files()
        .getFirst()
        .path();
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("links"))) {
      return all.toList();
    }
  }

  @Test
  void putsTheSameFileAtTheSamePlace() throws IOException {
    String place = link("a");
    assertThat(Files.readString(Path.of(place))).isEqualTo("A");
    assertThat(link("b")).isNotEqualTo(place);
    assertThat(link("a")).isEqualTo(place);
  }

  @Test
  void leavesNothingAndUsesNoNameTwice() throws IOException {
    String place = link("a");
    links.clear();
    assertThat(left()).isEmpty();
    assertThat(link("a")).isNotEqualTo(place);
    assertThat(Files.readString(folder.resolve("a"))).isEqualTo("A");
  }

  @Test
  void tellsThatAFileIsGone() {
    assertThatThrownBy(() -> link("c"))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.LAKE_MISSING_FILE));
  }

  @Test
  void tellsThatAFileCannotBeLinked() throws IOException {
    Files.createDirectory(folder.resolve("d"));
    assertThatThrownBy(() -> link("d")).isInstanceOf(UnlinkableException.class);
  }
}
