package dev.weft.model.document;

import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.mesh.Term;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Terms of the mesh and its domains, by what refers to them: `glossary/NAME` is the term of the
/// domain that refers, else the mesh's; `DOMAIN/glossary/NAME` is that domain's. Retired terms are
/// none.
public final class Glossary {

  private static final Pattern REFERENCE =
      Pattern.compile("(?:([a-z][a-z0-9_]*)/)?glossary/([^/#?]+)");
  private static final String MESH = "mesh";

  private final Map<String, Term> terms;

  private Glossary(Map<String, Term> terms) {
    this.terms = Collections.unmodifiableMap(terms);
  }

  /// A term and where it is defined.
  ///
  /// @param scope the domain, or `mesh`
  public record Entry(String scope, Term term) {}

  /// Later terms take the place of earlier ones of the same scope and name.
  public static Glossary of(Collection<Scoped<Term>> scoped) {
    var terms = new TreeMap<String, Term>();
    for (Scoped<Term> one : scoped) {
      Term term = one.document().value();
      String key = key(one.scope(), term.name());
      if (term.retired()) {
        terms.remove(key);
      } else {
        terms.put(key, term);
      }
    }
    return new Glossary(terms);
  }

  /// Whether a text refers to a term, rather than to a page somewhere.
  public static boolean isReference(String url) {
    return REFERENCE.matcher(url).matches();
  }

  /// The domain that a reference names; empty for one to the own domain or the mesh.
  public static Optional<String> domain(String url) {
    Matcher matcher = REFERENCE.matcher(url);
    return matcher.matches() ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
  }

  /// The term that a reference means.
  ///
  /// @param domain of who refers
  public Optional<Entry> find(String domain, String url) {
    Matcher matcher = REFERENCE.matcher(url);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String name = matcher.group(2);
    return matcher.group(1) == null
        ? entry(domain, name).or(() -> entry(MESH, name))
        : entry(matcher.group(1), name);
  }

  private Optional<Entry> entry(String scope, String name) {
    return Optional.ofNullable(terms.get(key(scope, name))).map(term -> new Entry(scope, term));
  }

  /// All terms, by scope and name.
  public List<Entry> entries() {
    return terms.entrySet().stream()
        .map(one -> new Entry(one.getKey().substring(0, one.getKey().indexOf('/')), one.getValue()))
        .toList();
  }

  /// The term of a scope by its name.
  public Optional<Entry> of(String scope, String name) {
    return entry(scope, name);
  }

  /// Other terms that a word of this one could mean as well, where both are understood: those of
  /// the same scope, and the mesh's beside a domain's. Words are compared without case.
  public List<Entry> conflicts(Entry entry) {
    Set<String> own = words(entry.term());
    return entries().stream()
        .filter(other -> !other.equals(entry))
        .filter(
            other ->
                other.scope().equals(entry.scope())
                    || other.scope().equals(MESH)
                    || entry.scope().equals(MESH))
        .filter(other -> !Collections.disjoint(own, words(other.term())))
        .toList();
  }

  private static Set<String> words(Term term) {
    var words = new TreeSet<String>();
    words.add(term.name().toLowerCase(Locale.ROOT));
    term.synonyms().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
    return words;
  }

  /// Names of the terms that a domain may refer to without naming another.
  public SortedSet<String> names(String domain) {
    var names = new TreeSet<String>();
    for (String key : terms.keySet()) {
      int slash = key.indexOf('/');
      String scope = key.substring(0, slash);
      if (scope.equals(domain) || scope.equals(MESH)) {
        names.add(key.substring(slash + 1));
      }
    }
    return names;
  }

  private static String key(String scope, String name) {
    return scope + "/" + name;
  }
}
