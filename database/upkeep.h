#ifndef KG_DATABASE_UPKEEP_H_
#define KG_DATABASE_UPKEEP_H_
// Keeping a database whole, for programs that have only its folder: the store's own functions.

#include "storage/backup.h"   // IWYU pragma: export
#include "storage/migrate.h"  // IWYU pragma: export
#include "storage/upkeep.h"   // IWYU pragma: export

#endif  // KG_DATABASE_UPKEEP_H_
