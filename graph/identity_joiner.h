#ifndef KG_GRAPH_IDENTITY_JOINER_H_
#define KG_GRAPH_IDENTITY_JOINER_H_

#include <string>
#include <vector>

#include "graph/identity.h"

namespace kg {

/// The components of a block while they grow: a union of sets that refuses what is vetoed.
class IdentityJoiner {
 public:
  explicit IdentityJoiner(const IdentityBlock& block);

  const IdentityBlock& block() const { return block_; }
  const NameVertex& vertex(std::uint32_t v) const { return block_.vertices[v]; }
  std::uint32_t root(std::uint32_t v) const;
  const std::vector<std::uint32_t>& members(std::uint32_t v) const { return members_[root(v)]; }

  /// What keeps the components of two vertices apart, for people; empty = nothing does.
  std::string veto(std::uint32_t a, std::uint32_t b) const;
  /// Makes one component of two if nothing keeps them apart or a person `forced` it, and notes the
  /// link either way.
  bool join(IdentityLink link, bool forced = false);
  /// Makes one component of two without a link.
  void unite(std::uint32_t one, std::uint32_t other);
  /// Notes a link that is not strong enough by itself.
  void propose(IdentityLink link, std::string but);

  Identity finish() &&;

 private:
  bool decided_different(std::uint32_t a, std::uint32_t b) const;
  bool is_bridged(const NameVertex& a, const NameVertex& b) const;
  std::string veto_of(const NameVertex& a, const NameVertex& b) const;
  void note(IdentityLink link);

  const IdentityBlock& block_;
  std::vector<std::uint32_t> parent_;
  std::vector<std::vector<std::uint32_t>> members_;  // of roots
  std::vector<IdentityLink> links_;
};

/// Whether two sorted lists of a sense have a word in common.
bool share(const std::vector<std::string>& a, const std::vector<std::string>& b);

/// Whether no document shows that a bare name is a person's: by a title or with the term "h".
bool is_of_unsure_kind(const NameVertex& v);

/// The steps of resolve_identity.
void join_full_names(IdentityJoiner& joiner);
void attach_short_names(IdentityJoiner& joiner);

}  // namespace kg

#endif  // KG_GRAPH_IDENTITY_JOINER_H_
