package dev.weft.formats.sql;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.sql.SqlLexer.Unfinished;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads statements that create tables: CREATE TABLE, what ALTER TABLE adds, COMMENT ON. In the
/// dialects of DuckDB, PostgreSQL and Trino, and what others have in common with them. Nothing is
/// run. For one file.
public final class DdlReader {

  private static final int MOST_BYTES = 2 << 20;
  private static final int DEEPEST = 60;

  /// Of a session, which no table is of.
  private static final Set<String> OF_SESSIONS =
      Set.of("SET", "BEGIN", "START", "COMMIT", "ROLLBACK", "USE", "RESET", "SELECT", "PRAGMA");

  private final SourceFile file;
  private final String text;
  private final Losses losses;
  private final Findings findings;
  private final Map<String, TableDraft> tables = new LinkedHashMap<>();
  private final Map<String, TableDraft> folded = new HashMap<>();
  private final EnumTypes enums;
  private final TableItems items;

  public DdlReader(SourceFile file, Losses losses, Findings findings) {
    this.file = file;
    String all = file.text();
    this.text = all.startsWith("\uFEFF") ? all.substring(1) : all;
    this.losses = losses;
    this.findings = findings;
    this.enums = new EnumTypes(losses);
    this.items = new TableItems(losses, enums);
  }

  /// The contract; empty when no table is created.
  ///
  /// @param name of the contract
  public Optional<Shape> read(String name) {
    byte[] bytes = file.bytes();
    if (bytes.length > MOST_BYTES) {
      unreadable(Place.of(file.path()), "The file has more than " + MOST_BYTES + " bytes");
      return Optional.empty();
    }
    if (!isUtf8(bytes)) {
      unreadable(Place.of(file.path()), "The file is not written in UTF-8");
      return Optional.empty();
    }
    try {
      for (List<SqlToken> statement : new SqlLexer(file.path(), text).statements()) {
        statement(new SqlCursor(text, statement));
      }
    } catch (Unfinished e) {
      unreadable(e.place(), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    enums.end();
    List<Table> created = tables.values().stream().map(this::finished).toList();
    return created.isEmpty() ? Optional.empty() : Optional.of(Shape.draft(name, "", created));
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private void unreadable(Place place, String sentence) {
    findings.error(ErrorCode.IMPORT_UNREADABLE, place, sentence, "");
  }

  private void statement(SqlCursor statement) {
    if (statement.depth() > DEEPEST) {
      left(statement, "is nested too deeply");
      return;
    }
    int begin = statement.mark();
    if (statement.takes("CREATE")) {
      statement.takes("OR", "REPLACE");
      statement.passes("TEMP", "TEMPORARY", "UNLOGGED", "EXTERNAL", "GLOBAL", "LOCAL", "TRANSIENT");
      if (statement.takes("TABLE")) {
        create(statement);
        return;
      }
      Place type = statement.place();
      if (statement.takes("TYPE") && enums.declare(items.name(statement), statement, type)) {
        return;
      }
    } else if (statement.takes("ALTER", "TABLE")) {
      alter(statement);
      return;
    } else if (statement.takes("COMMENT", "ON")) {
      comment(statement);
      return;
    }
    statement.back(begin);
    if (statement.peek().filter(first -> OF_SESSIONS.contains(upper(first))).isEmpty()) {
      left(statement, "creates no table");
    }
  }

  private static String upper(SqlToken token) {
    return token.text().toUpperCase(Locale.ROOT);
  }

  private void left(SqlCursor statement, String why) {
    losses.left(statement.place(), "The statement `" + statement.all() + "` " + why, "");
  }

  private void create(SqlCursor statement) {
    statement.takes("IF", "NOT", "EXISTS");
    Place place = statement.place();
    List<String> name = items.name(statement);
    Optional<SqlCursor> inside = name.isEmpty() ? Optional.empty() : statement.inside();
    if (inside.isEmpty()) {
      losses.left(place, "The table `" + statement.all() + "` lists no columns", "");
      return;
    }
    var draft = new TableDraft(name.getLast(), place);
    if (tables.putIfAbsent(name.getLast(), draft) != null) {
      losses.left(place, "A second table `" + name.getLast() + "` is left out", "");
      return;
    }
    folded.putIfAbsent(name.getLast().toLowerCase(Locale.ROOT), draft);
    if (name.size() > 1) {
      String schema = String.join(".", name.subList(0, name.size() - 1));
      losses.left(place, "The schema `" + schema + "` of `" + name.getLast() + "` is left out", "");
    }
    items.create(draft, inside.get());
    tail(draft, statement);
  }

  private void tail(TableDraft draft, SqlCursor statement) {
    if (statement.takes("COMMENT")) {
      statement.takes("=");
      statement.text().ifPresent(draft::describe);
    }
    if (!statement.isEnd()) {
      items.left(statement, draft, "the end of the statement");
    }
  }

  private void alter(SqlCursor statement) {
    statement.takes("IF", "EXISTS");
    statement.takes("ONLY");
    Place place = statement.place();
    Optional<TableDraft> draft = find(items.name(statement));
    if (draft.isEmpty()) {
      losses.left(
          place, "The statement `" + statement.all() + "` is about no table of the file", "");
      return;
    }
    statement.items().forEach(item -> items.alter(draft.get(), item));
  }

  private void comment(SqlCursor statement) {
    int begin = statement.mark();
    if (statement.takes("TABLE")) {
      Optional<TableDraft> draft = find(items.name(statement));
      Optional<String> words = statement.takes("IS") ? statement.text() : Optional.empty();
      if (draft.isPresent() && words.isPresent()) {
        draft.get().describe(words.get());
        return;
      }
    } else if (statement.takes("COLUMN")) {
      List<String> name = items.name(statement);
      Optional<TableDraft> draft =
          name.size() < 2 ? Optional.empty() : find(name.subList(0, name.size() - 1));
      Optional<String> column = draft.flatMap(table -> table.column(name.getLast()));
      Optional<String> words = statement.takes("IS") ? statement.text() : Optional.empty();
      if (draft.isPresent() && column.isPresent() && words.isPresent()) {
        draft.get().change(column.get(), field -> field.withDescription(words.get()));
        return;
      }
    }
    statement.back(begin);
    left(statement, "describes nothing that is imported");
  }

  private Optional<TableDraft> find(List<String> name) {
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String wanted = name.getLast();
    return Optional.ofNullable(tables.get(wanted))
        .or(() -> Optional.ofNullable(folded.get(wanted.toLowerCase(Locale.ROOT))));
  }

  /// Foreign keys with the spelling of what they name, which may come later in the file.
  private Table finished(TableDraft draft) {
    List<Link> resolved = new ArrayList<>();
    for (Link link : draft.links()) {
      Optional<TableDraft> target = find(List.of(link.table()));
      Optional<List<String>> columns =
          target.flatMap(
              table ->
                  link.targets().isEmpty()
                      ? Optional.of(table.keyColumns())
                      : table.columns(link.targets()));
      if (columns.isPresent() && columns.get().size() == link.columns().size()) {
        resolved.add(new Link(link.columns(), target.get().name(), columns.get(), link.place()));
      } else {
        losses.left(
            link.place(),
            "The foreign key to `" + link.table() + "` names nothing that is imported",
            "Import both tables together");
      }
    }
    return draft.table(resolved);
  }
}
