#ifndef KG_APP_EXIT_CODE_H_
#define KG_APP_EXIT_CODE_H_

namespace kg {

/// What the program says to the shell.
enum ExitCode : int {
  kDone = 0,
  kNothingFound = 1,  ///< it ran, and there is no answer
  kUsage = 2,         ///< wrong options; an ambiguous name
  kBadFile = 3,       ///< input unreadable or malformed, or output that cannot be written
  kBadStore = 4,      ///< database missing, locked, corrupt or not writable
  kToolFailed = 5,    ///< an external tool (Graphviz) is missing or failed
  kInternal = 70,     ///< a defect of this program
  kInterrupted = 130,
};

}  // namespace kg

#endif  // KG_APP_EXIT_CODE_H_
