#ifndef KG_DATABASE_IDENTITY_H_
#define KG_DATABASE_IDENTITY_H_

#include "core/result.h"
#include "storage/store.h"

namespace kg {

/// Brings the actors of a store up to date: looks at every name that pending terms bear on, decides
/// who is one (graph/identity.h), and writes the answer: full names in one atomic step, then the
/// short ones in another, which settles the terms. The result depends on the documents and
/// decisions in the store alone, not on their order. Costs as much as the names that the pending
/// terms bear on; nothing if there are none. Io, Corruption: what was not settled is looked at
/// again the next time.
Status update_identity(Store& store, bool sync);

}  // namespace kg

#endif  // KG_DATABASE_IDENTITY_H_
