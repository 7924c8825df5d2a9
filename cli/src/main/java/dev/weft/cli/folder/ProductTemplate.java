package dev.weft.cli.folder;

/// What a new product is made of.
enum ProductTemplate {
  SOURCE_GENERATED("source-generated", "sourceAligned"),
  SOURCE_FILES("source-files", "sourceAligned"),
  SOURCE_DATABASE("source-database", "sourceAligned"),
  AGGREGATE("aggregate", "aggregate"),
  CONSUMER("consumer", "consumerAligned");

  private final String word;
  private final String kind;

  ProductTemplate(String word, String kind) {
    this.word = word;
    this.kind = kind;
  }

  /// What documents call it.
  String kind() {
    return kind;
  }

  /// The spelling on the command line.
  @Override
  public String toString() {
    return word;
  }
}
