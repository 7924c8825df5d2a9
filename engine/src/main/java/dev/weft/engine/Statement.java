package dev.weft.engine;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// A statement that passed the parser and the allow-list.
///
/// @param tree the engine's own tree as text; only the front end that made it reads it
/// @param mentions every mention of a table that is not a CTE, in the order of the text
/// @param spaces names of the spaces that `weft_pseudonym` takes its keys from; to be given as
///   `MaskSecrets.spaces` when it runs
public record Statement(
    String text, String tree, List<Mention> mentions, SortedSet<String> spaces) {

  /// A table as it was written.
  ///
  /// @param path one to three names, unquoted
  /// @param position offset into the text in characters, -1 when unknown
  public record Mention(List<String> path, int position) {
    public Mention {
      path = List.copyOf(path);
    }
  }

  public Statement {
    mentions = List.copyOf(mentions);
    spaces = Collections.unmodifiableSortedSet(new TreeSet<>(spaces));
  }

  /// The distinct paths, in the order of first mention.
  public List<List<String>> paths() {
    return mentions.stream().map(Mention::path).distinct().toList();
  }
}
