package dev.weft.formats.bitol;

import dev.weft.formats.bitol.SqlWords.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds what writes in a statement that begins like a read: a statement in brackets or behind a
/// WITH, a SELECT that makes a table, a lock on rows. Columns may be called like verbs.
final class SqlWrites {

  private static final Set<String> READING = Set.of("select", "values", "from", "table");
  private static final Set<String> WRITING =
      Set.of(
          "insert", "update", "delete", "merge", "replace", "truncate", "drop", "alter", "create");
  private static final Set<String> LOCKS = Set.of("update", "share", "no", "key");

  private final List<Word> words;

  SqlWrites(List<Word> words) {
    this.words = words;
  }

  /// A sentence about the first of them.
  Optional<String> find() {
    int main = main();
    for (int i = 0; i + 1 < words.size(); i++) {
      Word word = words.get(i);
      if (word.isOfName()) {
        continue;
      }
      String next = words.get(i + 1).text();
      if (word.text().equals("into")) {
        return Optional.of(
            i > 0 && isVerb(i - 1)
                ? holds(words.get(i - 1), word)
                : "The query writes: it selects into `" + next + "`");
      }
      if ((word.opens() || i == main || isBehindFrom(word)) && isVerb(i)) {
        return Optional.of(holds(word, words.get(i + 1)));
      }
      if (word.depth() == 0 && i > 0 && word.text().equals("for") && LOCKS.contains(next)) {
        return Optional.of("The query locks rows: it holds `for " + next + "`");
      }
    }
    return Optional.empty();
  }

  /// Some dialects insert what a FROM at the beginning reads.
  private boolean isBehindFrom(Word word) {
    return word.depth() == 0 && words.getFirst().text().equals("from");
  }

  private static String holds(Word word, Word next) {
    return "The query writes: it holds `" + word.text() + " " + next.text() + "`";
  }

  /// Where the statement behind the parts of a WITH begins; -1 when there is none.
  private int main() {
    for (int i = 1; words.getFirst().text().equals("with") && i < words.size(); i++) {
      Word word = words.get(i);
      boolean behind = word.depth() == 0 && word.before() == ')';
      if (behind && (READING.contains(word.text()) || WRITING.contains(word.text()))) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a word is the verb of a statement that writes, by what follows it.
  private boolean isVerb(int at) {
    Word word = words.get(at);
    if (!WRITING.contains(word.text()) || at + 1 >= words.size()) {
      return false;
    }
    Word next = words.get(at + 1);
    return switch (word.text()) {
      case "insert" -> Set.of("into", "overwrite", "or", "ignore").contains(next.text());
      case "replace" -> next.text().equals("into");
      case "merge" -> next.text().equals("into") || follows(at, "using");
      case "delete" -> next.text().equals("from");
      case "update" -> next.before() == ' ' && follows(at, "set");
      default -> next.text().equals("table");
    };
  }

  /// Whether a word comes later in the same brackets.
  private boolean follows(int at, String wanted) {
    int depth = words.get(at).depth();
    for (int i = at + 1; i < words.size() && words.get(i).depth() >= depth; i++) {
      if (words.get(i).depth() == depth && words.get(i).text().equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
