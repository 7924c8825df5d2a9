package dev.weft.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// The reference page of settings says what the code does. `make golden` rewrites it.
class ConfigReferenceTest {

  private static final Path PAGE = Path.of("../docs/reference/config.md");

  @Test
  void thePageIsUpToDate() throws IOException {
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page());
    }
    assertThat(PAGE).exists();
    assertThat(Files.readString(PAGE)).isEqualTo(page());
  }

  private static String page() {
    var page =
        new StringBuilder(
            """
            # Settings of the server

            Generated from the code; `make golden` rewrites this page.

            A setting has one name in three spellings: an option of `weft serve` and `weft up`, a variable of the
            environment, and a line `key=value` in `weft.properties` in the data folder (all but `data`). The first
            that says something wins, in this order. A server with a wrong setting does not start and names all
            that is wrong.

            | option | variable | written as | default | what it does |
            |---|---|---|---|---|
            """);
    for (Setting setting : ServerConfig.SETTINGS) {
      page.append(
          "| %s | `%s` | %s | %s | %s |\n"
              .formatted(
                  setting.shape() == Setting.Shape.SECRET ? "–" : "`" + setting.option() + "`",
                  setting.variable(),
                  setting.shape().spelling(),
                  setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`",
                  setting.meaning()));
    }
    return page.toString();
  }
}
