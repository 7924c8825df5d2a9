package dev.weft.cli.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cli.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the command reads of a node's folder.
class DataFolderTest {

  @TempDir private Path folder;

  private DataFolder data() {
    return new DataFolder(folder);
  }

  @Test
  void readsWhereTheNodeIs() throws IOException {
    Files.writeString(
        folder.resolve("weft.json"),
        "{\"url\":\"http://127.0.0.1:8080\",\"pid\":12,\"version\":\"0.1.0\",\"sample\":true}");

    assertThat(data().findNode()).contains(new DataFolder.Node("http://127.0.0.1:8080", 12, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{}", "[]", "null", "{\"url\":null}", "nonsense"})
  void findsNoNodeInAFileThatIsHalfOrEmpty(String text) throws IOException {
    Files.writeString(folder.resolve("weft.json"), text);

    assertThat(data().findNode()).isEmpty();
  }

  @Test
  void findsNothingInAFolderThatIsNotThere() {
    DataFolder none = new DataFolder(folder.resolve("none"));

    assertThat(none.findNode()).isEmpty();
    assertThat(none.findOperatorToken()).isEmpty();
  }

  @Test
  void readsTheTokenWithoutItsLineEnd() throws IOException {
    Files.writeString(folder.resolve("operator.token"), "abc\n");

    assertThat(data().findOperatorToken()).contains("abc");
  }

  @Test
  void saysThatAFileCannotBeRead() throws IOException {
    Files.createDirectory(folder.resolve("operator.token"));

    assertThatThrownBy(() -> data().findOperatorToken())
        .isInstanceOf(Failure.class)
        .hasMessageContaining("Cannot read")
        .hasMessageContaining("operator.token");
  }
}
