package dev.weft.engine;

import java.util.List;

/// A statement that passed the parser and the allow-list.
///
/// @param tree the engine's own tree as text; only the front end that made it reads it
/// @param mentions every mention of a table that is not a CTE, in the order of the text
public record Statement(String text, String tree, List<Mention> mentions) {

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
  }

  /// The distinct paths, in the order of first mention.
  public List<List<String>> paths() {
    return mentions.stream().map(Mention::path).distinct().toList();
  }
}
