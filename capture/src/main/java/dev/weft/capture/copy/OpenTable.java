package dev.weft.capture.copy;

import java.nio.file.Path;
import java.util.List;

/// A table in one state of its database. For one thread; any other may stop it.
public interface OpenTable extends AutoCloseable {

  /// The names of its columns, in its order.
  List<String> columns();

  /// What the database says of it.
  DescribedTable describe();

  /// Writes all rows, these columns of them, in no order. Throws `CAPTURE_UNREADABLE`,
  /// `CAPTURE_LIMIT` when it takes more than it may, `RUN_CANCELLED` after `stop`, `LAKE_DISK`.
  ///
  /// @param file is made or replaced, for its owner only; what is there after a failure is the
  ///   caller's to remove
  void copy(List<TakenColumn> columns, Path file);

  /// Ends what is under way, as soon as it can.
  void stop();

  @Override
  void close();
}
