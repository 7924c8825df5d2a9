package dev.weft.usecases.mesh;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.journal.Cause;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// Remembers in the catalog whether its mesh is the sample, so that no server that shares it lets
/// anybody act as real people.
public final class ClaimMesh {

  private static final String SETTING = "sample";

  private final Catalog catalog;

  public ClaimMesh(Catalog catalog) {
    this.catalog = catalog;
  }

  /// To be called before anybody can ask. A server that is not of the sample may serve the sample
  /// mesh: its people then need tokens, as everywhere.
  ///
  /// @throws WeftException SERVER_SAMPLE when a server of the sample finds another mesh
  public void claim(Node node) {
    String known =
        catalog
            .read(reading -> reading.access().findSetting(SETTING))
            .orElseGet(
                () ->
                    catalog.write(
                        new Cause("platform", "background", ""),
                        writing ->
                            writing
                                .access()
                                .putSettingOnce(SETTING, Boolean.toString(node.sample()))));
    if (node.sample() && !Boolean.parseBoolean(known)) {
      throw WeftException.of(
          ErrorCode.SERVER_SAMPLE,
          "The mesh in "
              + node.database()
              + " was not made with --sample and cannot become a sample mesh",
          "Start without --sample and with another folder as --data, or choose another database.");
    }
  }
}
