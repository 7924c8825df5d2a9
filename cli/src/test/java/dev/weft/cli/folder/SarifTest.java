package dev.weft.cli.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Json;
import dev.weft.model.error.Severity;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/// SARIF of `weft contract lint`.
class SarifTest {

  @Test
  void takesNothingBeforeAColonForAScheme() {
    var reported =
        new Reported("W-ODCS-021", Severity.ERROR, "message", "a:b c.yaml", 1, 1, "/id", "", "");

    String log = Json.pretty(Sarif.of(List.of(reported)));

    URI uri = URI.create(Json.read(log).findValuesAsString("uri").getFirst());
    assertThat(uri.isAbsolute()).isFalse();
    assertThat(URI.create("file:///work/").resolve(uri).getPath()).isEqualTo("/work/a:b c.yaml");
  }
}
