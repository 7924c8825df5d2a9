package dev.weft.cli.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cli.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files of revisions, out of a real repository.
class GitFilesTest {

  private static final String PATH = System.getenv().getOrDefault("PATH", "");
  private static final int MOST = 1 << 20;

  @TempDir private Path folder;

  @BeforeEach
  void commitTwice() throws IOException, InterruptedException {
    git("init", "-q");
    Files.createDirectories(folder.resolve("contracts"));
    commit("version: 1.0.0\n");
    commit("version: 1.1.0\n");
  }

  private void commit(String text) throws IOException, InterruptedException {
    Files.writeString(folder.resolve("contracts/a.yaml"), text);
    git("add", ".");
    git("-c", "user.name=pat", "-c", "user.email=pat@a.example", "commit", "-q", "-m", "x");
  }

  private void git(String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private String read(String revision, int most) {
    return new String(new GitFiles(PATH, folder).read(revision, most), StandardCharsets.UTF_8);
  }

  @Test
  void readsAFileAsItWas() {
    assertThat(read("HEAD:contracts/a.yaml", MOST)).isEqualTo("version: 1.1.0\n");
    assertThat(read("HEAD~1:./contracts/a.yaml", MOST)).isEqualTo("version: 1.0.0\n");
  }

  @Test
  void readsNoMoreThanIsAsked() {
    assertThat(read("HEAD:contracts/a.yaml", 6)).isEqualTo("version");
  }

  @Test
  void saysWhatGitSays() {
    assertThatThrownBy(() -> read("HEAD:nowhere.yaml", MOST))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("'HEAD:nowhere.yaml' is no file, and git does not find it")
        .hasMessageContaining("nowhere.yaml' does not exist in 'HEAD'");
  }

  @Test
  void takesNothingForAnOptionOrAScript() {
    Path made = folder.resolve("made");

    assertThatThrownBy(() -> read("--output=" + made + ":x", MOST)).isInstanceOf(Failure.class);
    assertThatThrownBy(() -> read("$(touch " + made + "):x", MOST)).isInstanceOf(Failure.class);

    assertThat(made).doesNotExist();
  }

  @Test
  void saysThatGitIsMissing() {
    assertThatThrownBy(
            () -> new GitFiles(folder.toString(), folder).read("HEAD:contracts/a.yaml", MOST))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("git, which could read it as a revision, is not on the PATH");
  }
}
