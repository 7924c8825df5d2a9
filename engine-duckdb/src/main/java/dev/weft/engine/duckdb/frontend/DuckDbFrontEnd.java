package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Bound;
import dev.weft.engine.Counted;
import dev.weft.engine.DecidedTable;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.MaskSecrets;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.text.InstanceText;
import dev.weft.engine.duckdb.text.LostTextException;
import dev.weft.engine.duckdb.text.TextErrors;
import dev.weft.engine.duckdb.text.TextSource;
import dev.weft.engine.duckdb.tree.SyntaxTree;
import dev.weft.model.error.WeftException;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.table.ScanPlan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;

/// The front end of the embedded engine: what it asks holds no data. Thread-safe. The last
/// statements are remembered by text, schemas and obligations, never with secrets or files.
public final class DuckDbFrontEnd implements SqlFrontEnd, AutoCloseable {

  /// How long a text may be when nothing else is said, in bytes of UTF-8.
  public static final int TEXT_BYTES = 64 * 1024;

  private static final int REMEMBERED = 256;
  private static final int TRIES = 5;
  private static final String WITHHELD = "(a statement)";

  private final TextSource engines;
  private final Analyser analyser;
  private final Profile profile;
  private final Parsing parsing;
  private final PolicySelects policies;
  private final Recent<Prepared.Key, Prepared> prepared = new Recent<>(REMEMBERED);
  private final Recent<Governed.Key, Governed> governed = new Recent<>(REMEMBERED);
  private final Recent<CountKey, Optional<Counted>> counted = new Recent<>(REMEMBERED);
  private final Recent<String, String> withoutLiterals = new Recent<>(REMEMBERED);

  private final Runnable end;

  /// A front end for texts of at most 64 KB, with an instance in this process until it is closed:
  /// for whoever is alone with their own texts.
  public DuckDbFrontEnd(Profile profile) {
    InstanceText instance = new InstanceText();
    this(profile, instance, TEXT_BYTES, instance::close);
  }

  /// A front end for texts of at most 64 KB.
  public DuckDbFrontEnd(Profile profile, TextSource engines) {
    this(profile, engines, TEXT_BYTES, () -> {});
  }

  /// A front end.
  ///
  /// @param engines what understands texts; not closed with it
  /// @param textBytes longest text in bytes of UTF-8; longer ones are refused before they are
  ///   parsed
  private DuckDbFrontEnd(Profile profile, TextSource engines, int textBytes, Runnable end) {
    this.profile = profile;
    this.end = end;
    this.engines = engines;
    this.analyser = new Analyser(engines);
    this.policies = new PolicySelects(analyser);
    this.parsing = new Parsing(analyser, profile, textBytes);
  }

  @Override
  public <T> T within(Duration time, Supplier<T> work) {
    return engines.within(time, work);
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
  public Optional<Counted> counted(Statement statement, List<StubTable> tables, ColumnRef subject) {
    Prepared own = prepare(statement, tables);
    return counted.get(
        new CountKey(new Prepared.Key(statement.text(), tables), subject),
        () -> shallow(() -> new Counting(analyser, statement, tables, subject, own).run()));
  }

  /// What a counted statement depends on.
  private record CountKey(Prepared.Key statement, ColumnRef subject) {}

  @Override
  public String withoutLiterals(Statement statement) {
    return withoutLiterals
        .find(statement.tree())
        .orElseGet(
            () -> {
              String made = replaced(statement);
              withoutLiterals.put(statement.tree(), made);
              return made;
            });
  }

  /// The tree has no comments, and the engine spells each literal in one way.
  private String replaced(Statement statement) {
    try {
      String text = analyser.write(analyser.read(statement.tree()));
      return Literals.replaced(text).orElse(WITHHELD);
    } catch (WeftException | LostTextException | JacksonException | StackOverflowError e) {
      return WITHHELD;
    }
  }

  @Override
  public String withoutLiterals(Statement statement, Set<String> columns) {
    try {
      SyntaxTree tree = analyser.read(statement);
      new UnknownNames(statement, columns).leaveOut(tree.json());
      return Literals.replaced(analyser.write(tree.json())).orElse(WITHHELD);
    } catch (WeftException | LostTextException | JacksonException | StackOverflowError e) {
      return WITHHELD;
    }
  }

  @Override
  public GovernedStatement govern(Statement statement, List<DecidedTable> tables) {
    Governed result = rewrite(statement, tables.stream().map(Governed.Table::of).toList());
    SortedMap<String, ScanPlan> scans = new TreeMap<>();
    for (int at = 0; at < tables.size(); at++) {
      scans.put(result.physical().get(at), tables.get(at).scan());
    }
    return new GovernedStatement(
        result.sql(), result.columns(), scans, result.used(), MaskSecrets.none());
  }

  @Override
  public void close() {
    end.run();
  }

  private Prepared prepare(Statement statement, List<StubTable> tables) {
    return prepared.get(
        new Prepared.Key(statement.text(), tables),
        () -> shallow(() -> new Binding(analyser, statement, tables).prepare()));
  }

  private Governed rewrite(Statement statement, List<Governed.Table> tables) {
    return governed.get(
        new Governed.Key(statement.text(), tables),
        () ->
            shallow(
                () ->
                    new Governing(
                            analyser,
                            policies,
                            statement,
                            tables,
                            stubs -> prepare(statement, stubs))
                        .prepare()));
  }

  /// Trees are walked by recursion; how deep that can go depends on the caller's thread. An engine
  /// that is lost to another's text is no reason to fail.
  private static <T> T shallow(Supplier<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return work.get();
      } catch (StackOverflowError e) {
        throw SqlErrors.tooComplex();
      } catch (LostTextException e) {
        if (tries == TRIES) {
          throw TextErrors.notUnderstood(e);
        }
      }
    }
  }
}
