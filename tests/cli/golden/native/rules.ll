; ModuleID = 'carom'
source_filename = "carom"

@carom_rules = dso_local constant [3 x i32] [i32 trunc (i64 sub (i64 ptrtoint (ptr @rule_0 to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @rule_1 to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @rule_2 to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32)]

; Function Attrs: nounwind
define internal zeroext i1 @rule_0(ptr nocapture %0) #0 {
entry:
  %1 = getelementptr inbounds i8, ptr %0, i64 68
  %code = load i32, ptr %1, align 4
  %2 = icmp ne i32 %code, 0
  %3 = icmp eq i32 %code, 550
  %4 = and i1 %2, %3
  %5 = getelementptr inbounds i8, ptr %0, i64 0
  %predicates = load ptr, ptr %5, align 8
  %6 = getelementptr inbounds i32, ptr %predicates, i64 1
  %known = load i32, ptr %6, align 4
  %7 = getelementptr inbounds i8, ptr %0, i64 52
  %held = load i32, ptr %7, align 4
  %8 = icmp eq i32 %known, %held
  %9 = and i1 %4, %8
  %10 = getelementptr inbounds i8, ptr %0, i64 56
  %status = load i32, ptr %10, align 4
  %11 = icmp ne i32 %status, 0
  %12 = sub i32 %status, 5250048
  %13 = icmp ule i32 %12, 999
  %14 = and i1 %11, %13
  %15 = xor i1 %14, true
  %16 = and i1 %9, %15
  br i1 %16, label %holds, label %fails

holds:                                            ; preds = %entry
  ret i1 true

fails:                                            ; preds = %entry
  ret i1 false
}

; Function Attrs: nounwind
define internal zeroext i1 @rule_1(ptr nocapture %0) #0 {
entry:
  %1 = getelementptr inbounds i8, ptr %0, i64 68
  %code = load i32, ptr %1, align 4
  %2 = icmp ne i32 %code, 0
  %3 = sub i32 %code, 400
  %4 = icmp ule i32 %3, 99
  %5 = and i1 %2, %4
  br i1 %5, label %costly, label %fails

holds:                                            ; preds = %costly1, %costly
  ret i1 true

fails:                                            ; preds = %costly1, %entry
  ret i1 false

costly:                                           ; preds = %entry
  %6 = getelementptr inbounds i8, ptr %0, i64 0
  %predicates = load ptr, ptr %6, align 8
  %7 = getelementptr inbounds i32, ptr %predicates, i64 4
  %known = load i32, ptr %7, align 4
  %8 = getelementptr inbounds i8, ptr %0, i64 52
  %held = load i32, ptr %8, align 4
  %9 = icmp eq i32 %known, %held
  br i1 %9, label %holds, label %costly1

costly1:                                          ; preds = %costly
  %10 = getelementptr inbounds i8, ptr %0, i64 24
  %helpers = load ptr, ptr %10, align 8
  %11 = getelementptr inbounds i8, ptr %helpers, i64 0
  %predicate_holds = load ptr, ptr %11, align 8
  %12 = getelementptr inbounds i8, ptr %0, i64 16
  %truth = load ptr, ptr %12, align 8
  %holds2 = call zeroext i1 %predicate_holds(ptr %truth, i32 5) #0
  br i1 %holds2, label %holds, label %fails
}

; Function Attrs: nounwind
define internal zeroext i1 @rule_2(ptr nocapture %0) #0 {
entry:
  %1 = getelementptr inbounds i8, ptr %0, i64 80
  %stage = load i8, ptr %1, align 1
  %2 = icmp ne i8 %stage, 0
  %3 = zext i8 %stage to i32
  %4 = zext i32 %3 to i64
  %5 = lshr i64 384, %4
  %6 = trunc i64 %5 to i1
  %7 = and i1 %2, %6
  %8 = getelementptr inbounds i8, ptr %0, i64 32
  %attempts = load i64, ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %0, i64 76
  %attempts1 = load i8, ptr %9, align 1
  %10 = icmp ne i8 %attempts1, 0
  %11 = icmp sge i64 %attempts, 3
  %12 = and i1 %10, %11
  %13 = and i1 %7, %12
  br i1 %13, label %costly, label %fails

holds:                                            ; preds = %possible, %costly
  ret i1 true

fails:                                            ; preds = %possible, %unknown, %entry
  ret i1 false

costly:                                           ; preds = %entry
  %14 = getelementptr inbounds i8, ptr %0, i64 0
  %predicates = load ptr, ptr %14, align 8
  %15 = getelementptr inbounds i32, ptr %predicates, i64 8
  %known = load i32, ptr %15, align 4
  %16 = getelementptr inbounds i8, ptr %0, i64 52
  %held = load i32, ptr %16, align 4
  %17 = icmp eq i32 %known, %held
  br i1 %17, label %holds, label %unknown

unknown:                                          ; preds = %costly
  %18 = getelementptr inbounds i8, ptr %0, i64 8
  %patterns = load ptr, ptr %18, align 8
  %19 = getelementptr inbounds i8, ptr %patterns, i64 32
  %found = load i32, ptr %19, align 4
  %20 = getelementptr inbounds i8, ptr %0, i64 48
  %turn = load i32, ptr %20, align 4
  %21 = icmp eq i32 %found, %turn
  br i1 %21, label %possible, label %fails

possible:                                         ; preds = %unknown
  %22 = getelementptr inbounds i8, ptr %0, i64 24
  %helpers = load ptr, ptr %22, align 8
  %23 = getelementptr inbounds i8, ptr %helpers, i64 0
  %predicate_holds = load ptr, ptr %23, align 8
  %24 = getelementptr inbounds i8, ptr %0, i64 16
  %truth = load ptr, ptr %24, align 8
  %holds2 = call zeroext i1 %predicate_holds(ptr %truth, i32 8) #0
  br i1 %holds2, label %holds, label %fails
}

attributes #0 = { nounwind }
