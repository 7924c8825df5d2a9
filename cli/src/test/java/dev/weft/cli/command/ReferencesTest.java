package dev.weft.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cli.failure.Failure;
import dev.weft.model.product.ProductId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A reference always has a slash; a folder starts with `.` or `/`.
class ReferencesTest {

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "./a", "../a/b", "/", "/a/b", ".hidden"})
  void takesAFolderForAFolder(String text) {
    assertThat(References.isFolder(text)).isTrue();
    assertThat(References.folder(text)).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b", "air-travel", "a.b", "~/a", ""})
  void takesNothingElseForAFolder(String text) {
    assertThat(References.isFolder(text)).isFalse();
    assertThatThrownBy(() -> References.folder(text)).isInstanceOf(Failure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "operations/departures",
        "operations/departures@1",
        "operations/departures@+3",
        "operations/departures@1.0.0+3"
      })
  void readsAProduct(String text) {
    assertThat(References.product(text).product()).isEqualTo(ProductId.of("operations/departures"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "departures", "a/b/c", "A/b", "a/b@", "a/b@x", "a/select", "a/b:t", "a/b:t#c"})
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> References.product(text)).isInstanceOf(Failure.class);
  }

  @Test
  void makesThePathOfAProduct() {
    assertThat(References.path(ProductId.of("a/b"))).isEqualTo("/products/a/b");
  }
}
