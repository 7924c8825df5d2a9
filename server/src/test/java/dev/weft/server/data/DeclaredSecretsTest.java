package dev.weft.server.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.server.config.SecretVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where secrets of documents are looked up.
class DeclaredSecretsTest {

  @TempDir private Path folder;

  private DeclaredSecrets secrets() {
    return new DeclaredSecrets(
        new SecretVariables(Map.of("WEFT_SECRET_CRM_PASSWORD", "of the environment")), folder);
  }

  private Path file(String name, String text, String mode) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  @Test
  void readsTheEnvironmentFirst() throws IOException {
    file("crm_password", "of the file", "rw-------");
    assertThat(secrets().find("crm_password")).contains("of the environment");
  }

  @Test
  void readsTheFirstLineOfAFileOfItsOwner() throws IOException {
    file("erp", "hush hush \nmore\n", "rw-------");
    assertThat(secrets().find("erp")).contains("hush hush ");
    file("erp", "changed", "r--------");
    assertThat(secrets().find("erp")).contains("changed");
  }

  @Test
  void usesNoFileThatOthersMayRead() throws IOException {
    for (String mode : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
      file("erp", "hush", mode);
      assertThatThrownBy(() -> secrets().find("erp"))
          .hasMessageContaining("others may read")
          .hasMessageNotContaining("hush")
          .hasMessageNotContaining(folder.toString());
      Files.delete(folder.resolve("erp"));
    }
  }

  @Test
  void findsNothingWhereNothingIs() throws IOException {
    file("empty", "", "rw-------");
    Files.createDirectory(folder.resolve("folder"));
    Files.createSymbolicLink(folder.resolve("link"), file("real", "x", "rw-------"));
    for (String name : new String[] {"other", "empty", "folder", "link", "../real", "a/b", ""}) {
      assertThat(secrets().find(name)).as(name).isEmpty();
    }
  }
}
