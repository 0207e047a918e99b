#ifndef KG_TESTS_NLP_SUPPORT_MODELS_H_
#define KG_TESTS_NLP_SUPPORT_MODELS_H_

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace kg {

/// The directory of a pipeline in the models folder.
inline std::filesystem::path model_directory(const std::string& name) {
  return std::filesystem::path(KG_MODELS_DIR) / name;
}

}  // namespace kg

/// Skips the test with a message when the pipeline `name` is not installed.
#define KG_SKIP_WITHOUT_MODEL(name)                                         \
  if (!std::filesystem::exists(::kg::model_directory(name) / "config.cfg")) \
  GTEST_SKIP() << "no " << ::kg::model_directory(name) << "; scripts/setup.sh fetches it"

#endif  // KG_TESTS_NLP_SUPPORT_MODELS_H_
