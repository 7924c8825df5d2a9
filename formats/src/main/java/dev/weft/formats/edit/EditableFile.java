package dev.weft.formats.edit;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/// A file of documents that can be changed in place, YAML or JSON. Immutable: an edit makes another
/// one. Every edit is read again; unless it did to the tree exactly what was asked, and nothing to
/// its neighbours, it is refused.
public final class EditableFile {

  private static final String MARK = "\uFEFF";

  private static final String RARE =
      "The text cannot be changed there without changing something else (an anchor, an alias, a"
          + " rare form); change it by hand";

  private final String path;
  private final String mark;
  private final String text;
  private final List<Tree.Fields> documents;
  private final List<Span.Fields> spans;

  private EditableFile(String path, String mark, String text, List<Tree.Fields> documents) {
    this.path = path;
    this.mark = mark;
    this.text = text;
    this.documents = List.copyOf(documents);
    var settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(YamlReader.MOST_BYTES)
            .build();
    this.spans = SpanReader.read(isJson() ? text.replace('\t', ' ') : text, settings);
  }

  /// The file for changing; empty when it cannot be read without errors of syntax.
  public static Optional<EditableFile> of(SourceFile file) {
    return trees(file)
        .map(
            trees -> {
              String text = file.text();
              String mark = text.startsWith(MARK) ? MARK : "";
              return new EditableFile(file.path(), mark, text.substring(mark.length()), trees);
            })
        .filter(editable -> editable.spans.size() == editable.documents.size());
  }

  private static Optional<List<Tree.Fields>> trees(SourceFile file) {
    var findings = new Findings();
    List<YamlDocument> read = new YamlReader().read(file, findings);
    return findings.list().isEmpty()
        ? Optional.of(read.stream().map(document -> Tree.of(document.root())).toList())
        : Optional.empty();
  }

  /// What the documents say, in order; those that say nothing are left out.
  public List<Tree.Fields> documents() {
    return documents;
  }

  /// The document that a line (from 1) belongs to: the last one that begins at or before it.
  public int documentAt(int line) {
    int at = 0;
    for (int i = 1; i < spans.size(); i++) {
      long before = text.substring(0, spans.get(i).start()).chars().filter(c -> c == '\n').count();
      at = before < line ? i : at;
    }
    return at;
  }

  public SourceFile source() {
    return new SourceFile(path, (mark + text).getBytes(StandardCharsets.UTF_8));
  }

  public String text() {
    return mark + text;
  }

  /// Makes one edit in one document.
  public Edited edit(int document, TreeEdit edit) {
    Optional<Tree> wanted = edit.apply(documents.get(document));
    if (wanted.isEmpty() || !(wanted.get() instanceof Tree.Fields root)) {
      return new Edited.Refused(
          "There is nothing at " + edit.pointer() + " that this could change");
    }
    return patches(document, edit)
        .flatMap(patches -> reread(Patch.apply(patches, text), document, root))
        .<Edited>map(Edited.Done::new)
        .orElseGet(() -> new Edited.Refused(RARE));
  }

  /// Makes edits one after the other, all or none.
  public Edited edit(int document, List<TreeEdit> edits) {
    EditableFile file = this;
    for (TreeEdit edit : edits) {
      switch (file.edit(document, edit)) {
        case Edited.Done(EditableFile next) -> file = next;
        case Edited.Refused refused -> {
          return refused;
        }
      }
    }
    return new Edited.Done(file);
  }

  private Optional<List<Patch>> patches(int document, TreeEdit edit) {
    Span.Fields root = spans.get(document);
    Optional<Target> target = Target.find(root, edit.pointer());
    if (target.isEmpty()) {
      return Optional.empty();
    }
    Span holder = target.get().holder();
    int index = target.get().index();
    if (index < 0 && !(edit instanceof TreeEdit.Add && holder instanceof Span.Fields)) {
      return Optional.empty();
    }
    var chars = new Text(text);
    Style style = style(chars, root);
    return switch (holder) {
      case Span.Fields fields when fields.isInLines() ->
          fields.entries().size() == 1 && edit instanceof TreeEdit.Remove
              ? emptied(document, edit, new Tree.Fields(List.of()))
              : new LineEdits(chars, style).edit(fields, index, edit);
      case Span.Items items when items.isInLines() ->
          items.items().size() == 1 && edit instanceof TreeEdit.Remove
              ? emptied(document, edit, new Tree.Items(List.of()))
              : new LineEdits(chars, style).edit(items, index, edit);
      case Span.Leaf leaf -> Optional.empty();
      case Span.Fields fields -> Optional.of(brackets(chars, style).edit(fields, index, edit));
      case Span.Items items -> Optional.of(brackets(chars, style).edit(items, index, edit));
    };
  }

  private BracketEdits brackets(Text chars, Style style) {
    return new BracketEdits(chars, style, isJson() ? Spelling.JSON : Spelling.FLOW);
  }

  /// Lines cannot hold nothing, brackets can.
  private Optional<List<Patch>> emptied(int document, TreeEdit edit, Tree nothing) {
    String holder = Pointer.parent(edit.pointer());
    return holder.isEmpty()
        ? Optional.empty()
        : patches(document, new TreeEdit.Set(holder, nothing));
  }

  private Optional<EditableFile> reread(String changed, int document, Tree.Fields root) {
    byte[] bytes = (mark + changed).getBytes(StandardCharsets.UTF_8);
    List<Tree.Fields> wanted = new ArrayList<>(documents);
    wanted.set(document, root);
    return trees(new SourceFile(path, bytes))
        .filter(wanted::equals)
        .map(trees -> new EditableFile(path, mark, changed, trees))
        .filter(file -> file.spans.size() == file.documents.size());
  }

  private boolean isJson() {
    return path.endsWith(".json") || text.stripLeading().startsWith("{");
  }

  private Style style(Text chars, Span.Fields root) {
    String eol = text.contains("\r\n") ? "\r\n" : "\n";
    int json = isJson() ? chars.column(firstOf(root)) : 0;
    return new Style(
        isJson() && json > 0 && json < 9 ? json : Indents.step(chars, root).orElse(2),
        Indents.dash(chars, root).orElse(2),
        eol);
  }

  private static int firstOf(Span.Fields root) {
    return root.entries().isEmpty() ? root.body() : root.entries().getFirst().start();
  }
}
