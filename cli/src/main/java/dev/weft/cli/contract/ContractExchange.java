package dev.weft.cli.contract;

import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.Source;
import dev.weft.formats.exchange.Target;
import dev.weft.usecases.offline.GivenDatabase;
import dev.weft.usecases.offline.GivenFile;
import java.io.InputStream;
import java.nio.file.Path;

/// Contracts from other forms and as other forms, without a server.
public interface ContractExchange {

  /// A contract as something else.
  Exchanged export(GivenFile contract, Target target);

  /// A contract of words about tables.
  ///
  /// @param source no data
  /// @param id empty to take what the source suggests
  Exchanged read(GivenFile file, Source source, String id);

  /// A contract of rows.
  ///
  /// @param source data
  /// @param id empty to take the name of the file
  Exchanged guess(Path file, Source source, String id);

  /// A contract of rows that come once, up to a bound.
  Exchanged guess(InputStream rows, Source source, String id);

  /// A contract of lines of JSON as a capture reads them: objects and lists inside are texts.
  Exchanged guessLines(Path file, String id);

  /// A contract of a table of a database, which is dialled.
  Exchanged guess(GivenDatabase database, String table, String id);
}
