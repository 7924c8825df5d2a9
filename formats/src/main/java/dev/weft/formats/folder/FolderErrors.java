package dev.weft.formats.folder;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;

/// What keeps a folder from being listed at all.
final class FolderErrors {

  private FolderErrors() {}

  static WeftException noFolder(String path) {
    return WeftException.of(
        ErrorCode.DOC_UNREADABLE,
        "'" + path + "' is no folder that can be read",
        "Give the path of a folder with mesh.yaml, domain.yaml or product.yaml");
  }
}
