package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.StoredDocument;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is known of documents without reading them again.
class AppliedMeshTest {

  private static final Cause CAUSE = new Cause("gil", "test", "");
  private static final StoredDocument.Key SALES =
      new StoredDocument.Key("sales", "Domain", "sales");

  private static void retitle(Writing writing, String title) {
    String text = "apiVersion: weft/v1\nkind: Domain\nname: sales\ntitle: " + title + "\n";
    String hash = writing.registry().blobs().put(text.getBytes(StandardCharsets.UTF_8));
    long version = writing.registry().findDocument(SALES).orElseThrow().version();
    writing
        .registry()
        .putDocument(
            new DocumentDraft(SALES, "sales/domain.yaml", hash, false, Optional.empty()), version);
  }

  private static String title(TestMesh mesh) {
    return mesh.catalog.read(reading -> title(mesh, reading));
  }

  private static String title(TestMesh mesh, Reading reading) {
    return Objects.requireNonNull(mesh.mesh.documents(reading).domains().get("sales")).title();
  }

  /// The number of changes is that of the transaction that was undone.
  @Test
  void forgetsWhatWasNeverCommitted(@TempDir Path folder) {
    try (TestMesh mesh = SmallMesh.applied(folder)) {
      assertThat(title(mesh)).isEqualTo("sales");
      Throwable undone =
          catchThrowable(
              () ->
                  mesh.catalog.write(
                      CAUSE,
                      writing -> {
                        retitle(writing, "undone");
                        assertThat(title(mesh, writing)).isEqualTo("undone");
                        throw new IllegalStateException("never mind");
                      }));
      assertThat(undone).hasMessage("never mind");
      assertThat(title(mesh)).isEqualTo("sales");
      mesh.catalog.write(
          CAUSE,
          writing -> {
            retitle(writing, "done");
            return writing;
          });
      assertThat(title(mesh)).isEqualTo("done");
    }
  }
}
