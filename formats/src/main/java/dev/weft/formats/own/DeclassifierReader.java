package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.Declassifier.Function;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Address;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads a `Declassifier`. Its tests are checked in form.
public final class DeclassifierReader {

  private DeclassifierReader() {}

  /// Reads a declassifier that stands in the folder of a scope.
  ///
  /// @param scope `mesh` or the name of a domain; empty when unknown
  public static Optional<Sourced<Declassifier>> read(
      YamlDocument document, String scope, Findings findings) {
    return OwnDocument.read(document, findings, fields -> body(fields, scope), Declassifier::id);
  }

  private static Supplier<Declassifier> body(Fields fields, String folder) {
    String id = fields.name("id", "declassifier");
    String scope = PolicyParts.scope(fields, folder);
    Stage stage = PolicyParts.stage(fields);
    String family = fields.text("family");
    String from = fields.text("from");
    String to = fields.text("to");
    Set<Function> functions = functions(fields);
    Optional<Group> group = fields.findGroup("group", "a group").flatMap(DeclassifierReader::group);
    fields.missing("group");
    String reason = fields.text("reason");
    PolicyParts.tests(fields);
    boolean retired = fields.isRetired();
    return () ->
        new Declassifier(
            id,
            scope,
            stage,
            family,
            from,
            to,
            functions,
            group.orElseThrow().n(),
            group.orElseThrow().subject(),
            reason,
            retired);
  }

  private static Set<Function> functions(Fields fields) {
    Set<Function> functions = EnumSet.noneOf(Function.class);
    List<Node> items = fields.items("functions");
    fields.missing("functions");
    if (items.isEmpty() && fields.has("functions")) {
      fields.wrong(fields.at("functions"), "No function is named", "Name count, sum or avg");
    }
    for (Node item : items) {
      String word = item.textOrNull();
      Optional<Function> function = word == null ? Optional.empty() : Function.find(word);
      if (function.isEmpty()) {
        fields.wrong(
            item.place(), "Only count, sum and avg over a group declassify", "Use count, sum, avg");
      }
      function.ifPresent(functions::add);
    }
    return functions;
  }

  private record Group(int n, Address subject) {}

  private static Optional<Group> group(Fields group) {
    Optional<Long> n = group.findWhole("n", 2, 1_000_000);
    if (n.isEmpty()) {
      group.missing("n");
    }
    String text = group.text("subject");
    Optional<Address> subject = Address.find(text).filter(at -> at.column().isPresent());
    if (!text.isEmpty() && subject.isEmpty()) {
      group.wrong(
          group.at("subject"), "`" + text + "` is no column", "Write domain/product:table#column");
    }
    group.close();
    return n.flatMap(size -> subject.map(at -> new Group(size.intValue(), at)));
  }
}
