#ifndef KG_STORAGE_STORE_H_
#define KG_STORAGE_STORE_H_
// The RocksDB store: to be filled in.
#endif
