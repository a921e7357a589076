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
  %4 = or i1 false, %3
  %5 = and i1 %2, %4
  %6 = and i1 true, %5
  %7 = getelementptr inbounds i8, ptr %0, i64 0
  %predicates = load ptr, ptr %7, align 8
  %8 = getelementptr inbounds i32, ptr %predicates, i64 1
  %known = load i32, ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %0, i64 52
  %held = load i32, ptr %9, align 4
  %10 = icmp eq i32 %known, %held
  %11 = and i1 %6, %10
  %12 = getelementptr inbounds i8, ptr %0, i64 56
  %status = load i32, ptr %12, align 4
  %13 = icmp ne i32 %status, 0
  %14 = sub i32 %status, 5250048
  %15 = icmp ule i32 %14, 999
  %16 = or i1 false, %15
  %17 = and i1 %13, %16
  %18 = xor i1 %17, true
  %19 = and i1 %11, %18
  br i1 %19, label %holds, label %fails

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
  %5 = or i1 false, %4
  %6 = and i1 %2, %5
  %7 = and i1 true, %6
  br i1 %7, label %costly, label %fails

holds:                                            ; preds = %costly1, %costly
  ret i1 true

fails:                                            ; preds = %costly1, %entry
  ret i1 false

costly:                                           ; preds = %entry
  %8 = getelementptr inbounds i8, ptr %0, i64 0
  %predicates = load ptr, ptr %8, align 8
  %9 = getelementptr inbounds i32, ptr %predicates, i64 4
  %known = load i32, ptr %9, align 4
  %10 = getelementptr inbounds i8, ptr %0, i64 52
  %held = load i32, ptr %10, align 4
  %11 = icmp eq i32 %known, %held
  %12 = or i1 false, %11
  br i1 %12, label %holds, label %costly1

costly1:                                          ; preds = %costly
  %13 = getelementptr inbounds i8, ptr %0, i64 24
  %helpers = load ptr, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %helpers, i64 0
  %predicate_holds = load ptr, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %0, i64 16
  %truth = load ptr, ptr %15, align 8
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
  %8 = and i1 true, %7
  %9 = getelementptr inbounds i8, ptr %0, i64 32
  %attempts = load i64, ptr %9, align 4
  %10 = getelementptr inbounds i8, ptr %0, i64 76
  %attempts1 = load i8, ptr %10, align 1
  %11 = icmp ne i8 %attempts1, 0
  %12 = icmp sge i64 %attempts, 3
  %13 = and i1 %11, %12
  %14 = and i1 %8, %13
  br i1 %14, label %costly, label %fails

holds:                                            ; preds = %possible, %costly
  ret i1 true

fails:                                            ; preds = %possible, %unknown, %entry
  ret i1 false

costly:                                           ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %0, i64 0
  %predicates = load ptr, ptr %15, align 8
  %16 = getelementptr inbounds i32, ptr %predicates, i64 8
  %known = load i32, ptr %16, align 4
  %17 = getelementptr inbounds i8, ptr %0, i64 52
  %held = load i32, ptr %17, align 4
  %18 = icmp eq i32 %known, %held
  br i1 %18, label %holds, label %unknown

unknown:                                          ; preds = %costly
  %19 = getelementptr inbounds i8, ptr %0, i64 8
  %patterns = load ptr, ptr %19, align 8
  %20 = getelementptr inbounds i8, ptr %patterns, i64 32
  %found = load i32, ptr %20, align 4
  %21 = getelementptr inbounds i8, ptr %0, i64 48
  %turn = load i32, ptr %21, align 4
  %22 = icmp eq i32 %found, %turn
  %23 = or i1 false, %22
  br i1 %23, label %possible, label %fails

possible:                                         ; preds = %unknown
  %24 = getelementptr inbounds i8, ptr %0, i64 24
  %helpers = load ptr, ptr %24, align 8
  %25 = getelementptr inbounds i8, ptr %helpers, i64 0
  %predicate_holds = load ptr, ptr %25, align 8
  %26 = getelementptr inbounds i8, ptr %0, i64 16
  %truth = load ptr, ptr %26, align 8
  %holds2 = call zeroext i1 %predicate_holds(ptr %truth, i32 8) #0
  br i1 %holds2, label %holds, label %fails
}

attributes #0 = { nounwind }
