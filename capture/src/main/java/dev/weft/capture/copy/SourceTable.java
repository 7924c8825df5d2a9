package dev.weft.capture.copy;

import dev.weft.model.product.Build.FileFormat;

/// One table of another database, of which that database itself makes a copy. Holds nothing open;
/// threads may share it.
public interface SourceTable {

  /// What people call it.
  String name();

  /// The format of the copies that it makes.
  FileFormat format();

  /// Connects, to read only, and looks at one state of the database until it is closed. Throws
  /// `CAPTURE_CONNECTION`, `CAPTURE_UNREADABLE`, and `CAPTURE_NOTHING` when there is no such table.
  OpenTable open();
}
