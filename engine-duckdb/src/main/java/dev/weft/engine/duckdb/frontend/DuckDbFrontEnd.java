package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Bound;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.model.table.ScanPlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The front end of the embedded engine, on an instance of its own that holds no data. Thread-safe;
/// holds native memory until closed. The last statements are remembered by text, schemas and
/// obligations, never with secrets or files.
public final class DuckDbFrontEnd implements SqlFrontEnd, AutoCloseable {

  /// How long a text may be when nothing else is said, in bytes of UTF-8.
  public static final int TEXT_BYTES = 64 * 1024;

  private static final int REMEMBERED = 256;

  private final Analyser analyser = new Analyser();
  private final Profile profile;
  private final Parsing parsing;
  private final PolicySelects policies = new PolicySelects(analyser);
  private final Recent<Prepared.Key, Prepared> prepared = new Recent<>(REMEMBERED);
  private final Recent<Governed.Key, Governed> governed = new Recent<>(REMEMBERED);

  /// A front end for texts of at most 64 KB.
  public DuckDbFrontEnd(Profile profile) {
    this(profile, TEXT_BYTES);
  }

  /// A front end.
  ///
  /// @param textBytes longest text in bytes of UTF-8; longer ones are refused before they are
  ///   parsed
  public DuckDbFrontEnd(Profile profile, int textBytes) {
    this.profile = profile;
    this.parsing = new Parsing(analyser, profile, textBytes);
  }

  @Override
  public Statement parse(String text) {
    return shallow(() -> parsing.parse(text));
  }

  @Override
  public Bound bind(Statement statement, List<StubTable> tables) {
    Prepared result = prepare(statement, tables);
    return new Bound(ResultSchema.of(result.columns(), profile), result.lineage());
  }

  @Override
  public GovernedStatement govern(Statement statement, List<DecidedTable> tables) {
    Governed result = rewrite(statement, tables.stream().map(Governed.Table::of).toList());
    SortedMap<String, ScanPlan> scans = new TreeMap<>();
    for (int at = 0; at < tables.size(); at++) {
      scans.put(result.physical().get(at), tables.get(at).scan());
    }
    return new GovernedStatement(result.sql(), result.columns(), scans);
  }

  @Override
  public void close() {
    analyser.close();
  }

  private Prepared prepare(Statement statement, List<StubTable> tables) {
    return prepared.get(
        new Prepared.Key(statement.text(), tables),
        () -> shallow(() -> new Binding(analyser, statement, tables).prepare()));
  }

  private Governed rewrite(Statement statement, List<Governed.Table> tables) {
    return governed.get(
        new Governed.Key(statement.text(), tables),
        () -> shallow(() -> new Governing(analyser, policies, statement, tables).prepare()));
  }

  /// Trees are walked by recursion; how deep that can go depends on the caller's thread.
  private static <T> T shallow(Supplier<T> work) {
    try {
      return work.get();
    } catch (StackOverflowError e) {
      throw SqlErrors.tooComplex();
    }
  }
}
