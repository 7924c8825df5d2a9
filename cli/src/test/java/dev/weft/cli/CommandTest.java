package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.help.FindingPages;
import dev.weft.model.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The command about itself, and `weft doctor`.
class CommandTest {

  private final FakeServer server = new FakeServer();

  @TempDir private Path data;

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void saysItsVersion() {
    assertThat(new Shell().run("version").out()).startsWith("weft ");
    assertThat(new Shell().run("--version").out()).startsWith("weft ");
    assertThat(new Shell().run("version", "-o", "json").out())
        .startsWith("{\n  \"schema\" : \"weft.version/v1\"");
  }

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void explainsEveryCode(ErrorCode code) {
    Shell.Result result = new Shell().run("help", code.code().toLowerCase(java.util.Locale.ROOT));

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .startsWith(code.code())
        .contains("exit code " + code.kind().exit() + ", HTTP status " + code.kind().status());
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorCode.class,
      mode = EnumSource.Mode.MATCH_ANY,
      names = "(OD[CP]S|EXPORT|IMPORT)_.*")
  void explainsEveryFindingOfAStandardByItself(ErrorCode code) {
    assertThat(FindingPages.find(code.code())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completesEveryVerb(String shell) {
    Shell.Result result = new Shell().run("completion", shell);

    assertThat(result.exit()).isZero();
    assertThat(result.out())
        .contains("rollback")
        .contains("detailed-exitcode")
        .contains("validate");
  }

  @Test
  void quotesForFish() {
    assertThat(new Shell().run("completion", "fish").out())
        .contains("complete -c weft -n __fish_use_subcommand -a up -d '")
        .contains("-a rollback")
        .contains("folder\\'s");
  }

  @Test
  void findsAHealthyMachineHealthy() throws IOException {
    server.on("GET /status", StatusTest.STATUS);
    Path token = Files.writeString(data.resolve("operator.token"), "own");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(data.resolve("weft.json"), "{\"url\":\"" + server.url() + "\",\"pid\":1}");

    Shell.Result result = new Shell().run("doctor", "--data", data.toString());

    assertThat(result.out())
        .contains("ok     java")
        .contains("ok     data folder")
        .contains("ok     operator token")
        .contains("ok     server: 0.1.0");
  }

  @Test
  void findsATokenThatOthersCanRead() throws IOException {
    Path token = Files.writeString(data.resolve("operator.token"), "own");
    Files.setPosixFilePermissions(token, PosixFilePermissions.fromString("rw-r--r--"));

    Shell.Result result = new Shell().run("doctor", "--data", data.toString());

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.out()).contains("wrong  operator token").contains("chmod 600");
    assertThat(new Shell().run("doctor", "--data", data.toString(), "-o", "json").out())
        .startsWith("{\n  \"schema\" : \"weft.doctor/v1\"")
        .contains("\"ok\" : false");
  }

  @Test
  void asksTheServerAboutItsFiles() {
    String storage =
        """
        {"schema":"weft.storage/v1","reachable":12,"unreachable":0,"missing":%d,"bytes":4200,"paths":[]}""";
    server.on("GET /storage", storage.formatted(0)).on("POST /storage/sweep", storage.formatted(1));

    Shell.Result sound = Shell.at(server).run("doctor", "--storage", "-o", "json");
    Shell.Result swept = Shell.at(server).run("doctor", "--storage", "--sweep");

    assertThat(sound.exit()).isZero();
    assertThat(sound.out()).contains("\"unreachable\" : 0").contains("\"missing\" : 0");
    assertThat(swept.exit()).isEqualTo(1);
    assertThat(swept.out()).contains("reachable     12 files").contains("4.2 kB");
  }
}
