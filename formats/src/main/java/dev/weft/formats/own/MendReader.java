package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.formats.yaml.Values;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.policy.Mend;
import dev.weft.model.policy.RuleSubject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `mend:` of a rule: what is added to a document that breaks it.
final class MendReader {

  private static final Set<RuleSubject> DOCUMENTS =
      EnumSet.of(RuleSubject.DOMAIN, RuleSubject.PRODUCT, RuleSubject.PORT, RuleSubject.CONTRACT);

  private MendReader() {}

  static List<Mend> read(Fields rule, Optional<RuleSubject> on) {
    List<Mend> mends = new ArrayList<>();
    for (Fields group : rule.groups("mend", "an addition")) {
      String pointer = group.text("add");
      Optional<Node> value = group.find("value");
      if (value.isEmpty()) {
        group.missing("value");
      }
      if (!pointer.isEmpty() && !pointer.startsWith("/")) {
        group.wrong(
            group.at("add"), "`" + pointer + "` is no JSON pointer", "Write /slaProperties/-");
      }
      value.ifPresent(node -> mends.add(new Mend(pointer, Values.of(node))));
      group.close();
    }
    if (!mends.isEmpty() && on.filter(DOCUMENTS::contains).isEmpty()) {
      rule.findings()
          .error(
              ErrorCode.DOC_VALUE,
              rule.at("mend"),
              "Only documents are mended, which such a rule is not on",
              "Leave `mend` out, or write on: domain, product, port or contract");
    }
    return mends;
  }
}
