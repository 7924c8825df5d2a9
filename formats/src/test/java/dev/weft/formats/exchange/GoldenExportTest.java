package dev.weft.formats.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One rich contract in every format, with all that each has no word for. Rewritten with
/// `-Dgolden.rewrite=true`.
class GoldenExportTest {

  private static final Path FOLDER = Path.of("src/test/resources/golden/export");

  @ParameterizedTest
  @EnumSource(Target.class)
  void writesTheRichContract(Target target) throws IOException {
    Exchanged exported = Contracts.export(Contracts.rich(), target);

    check(target.word() + ".txt", exported.text());
    check(target.word() + ".findings", String.join("\n", Contracts.told(exported)) + "\n");
  }

  private static void check(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(file).as("run `make golden` to write it").exists();
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }
}
