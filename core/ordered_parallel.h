#ifndef KG_CORE_ORDERED_PARALLEL_H_
#define KG_CORE_ORDERED_PARALLEL_H_

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <utility>
#include <vector>

namespace kg {

struct ParallelOptions {
  unsigned threads = 0;          ///< that work; 0 = one for each core; 1 = the calling thread
  std::size_t queue_factor = 4;  ///< inputs in flight for each thread: bounds the memory
};

/// The number of threads that `threads` stands for, at least 1.
inline unsigned thread_count(unsigned threads) {
  return threads > 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
}

namespace internal {

/// Workers, the inputs that wait for them, and the results in input order.
template <typename In, typename Out>
class OrderedPool {
 public:
  using Work = std::function<Out(In)>;

  explicit OrderedPool(std::vector<Work> work) {
    for (Work& one : work) threads_.emplace_back([this, one = std::move(one)] { serve(one); });
  }
  ~OrderedPool() {
    {
      const std::lock_guard lock(mutex_);
      waiting_.clear();
      closed_ = true;
    }
    input_came_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  std::size_t in_flight() const { return slots_.size(); }

  void put(In input) {
    slots_.push_back(std::make_shared<Slot>());
    {
      const std::lock_guard lock(mutex_);
      waiting_.emplace_back(std::move(input), slots_.back());
    }
    input_came_.notify_one();
  }

  /// Whether take() would not wait. REQUIRES: in_flight() > 0.
  bool ready() {
    const std::lock_guard lock(mutex_);
    return slots_.front()->result || slots_.front()->error;
  }

  /// Waits for the result of the oldest input. REQUIRES: in_flight() > 0.
  Out take() {
    const std::shared_ptr<Slot> slot = std::move(slots_.front());
    slots_.pop_front();
    std::unique_lock lock(mutex_);
    output_came_.wait(lock, [&] { return slot->result || slot->error; });
    if (slot->error) std::rethrow_exception(slot->error);
    return std::move(*slot->result);
  }

 private:
  struct Slot {
    std::optional<Out> result;
    std::exception_ptr error;
  };

  void serve(const Work& work) {
    std::unique_lock lock(mutex_);
    while (true) {
      input_came_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
      if (waiting_.empty()) return;
      auto [input, slot] = std::move(waiting_.front());
      waiting_.pop_front();
      lock.unlock();
      std::optional<Out> result;
      std::exception_ptr error;
      try {
        result.emplace(work(std::move(input)));
      } catch (...) {  // out of memory, say: the calling thread deals with it
        error = std::current_exception();
      }
      lock.lock();
      slot->result = std::move(result);
      slot->error = error;
      output_came_.notify_one();
    }
  }

  std::deque<std::shared_ptr<Slot>> slots_;  // used by the calling thread only
  std::mutex mutex_;
  std::condition_variable input_came_, output_came_;
  std::deque<std::pair<In, std::shared_ptr<Slot>>> waiting_;
  bool closed_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace internal

/// Maps inputs to outputs on many threads and hands the outputs over in the order of the inputs.
///   next()        -> std::optional<In>   the next input, nothing at the end
///   make_worker() -> callable Out(In)    called once for each thread, before any input is read
///   take(Out)     -> bool                false ends the work
///   idle()        -> bool                called before the calling thread waits for a result or
///                                        works one out itself; false ends the work
/// next, make_worker, take and idle run on the calling thread only. At most threads * queue_factor
/// inputs are between next and take. An exception of any of them reaches the caller. Returns true
/// when every input was taken; false when take said so or `stop` was requested: then no further
/// input is begun and results that were not taken yet are dropped.
template <typename Next, typename MakeWorker, typename Take, typename Idle>
bool ordered_parallel(const ParallelOptions& options, Next next, MakeWorker make_worker, Take take,
                      Idle idle, std::stop_token stop) {
  using In = typename std::invoke_result_t<Next>::value_type;
  using Worker = std::invoke_result_t<MakeWorker>;
  using Out = std::invoke_result_t<Worker&, In>;
  const unsigned threads = thread_count(options.threads);
  if (threads == 1) {
    Worker worker = make_worker();
    while (!stop.stop_requested()) {
      std::optional<In> input = next();
      if (!input) return true;
      if (!idle()) return false;
      if (!take(worker(std::move(*input)))) return false;
    }
    return false;
  }
  std::vector<std::function<Out(In)>> work;
  for (unsigned i = 0; i < threads; ++i)
    work.push_back([worker = std::make_shared<Worker>(make_worker())](In input) {
      return (*worker)(std::move(input));
    });
  internal::OrderedPool<In, Out> pool(std::move(work));
  const std::size_t capacity = threads * std::max<std::size_t>(1, options.queue_factor);
  for (bool more = true; more || pool.in_flight() > 0;) {
    if (stop.stop_requested()) return false;
    if (more && pool.in_flight() < capacity) {
      std::optional<In> input = next();
      more = input.has_value();
      if (input) pool.put(std::move(*input));
    } else if ((!pool.ready() && !idle()) || !take(pool.take())) {
      return false;
    }
  }
  return true;
}

/// The same with nothing to do when idle.
template <typename Next, typename MakeWorker, typename Take>
bool ordered_parallel(const ParallelOptions& options, Next next, MakeWorker make_worker, Take take,
                      std::stop_token stop = {}) {
  return ordered_parallel(
      options, std::move(next), std::move(make_worker), std::move(take), [] { return true; },
      std::move(stop));
}

}  // namespace kg

#endif  // KG_CORE_ORDERED_PARALLEL_H_
